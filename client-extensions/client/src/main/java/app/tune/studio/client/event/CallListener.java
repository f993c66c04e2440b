package app.tune.studio.client.event;

import org.jspecify.annotations.Nullable;

/**
 * Is notified of what happens during calls, and may carry context into them. Every method does
 * nothing by default.
 *
 * <p>The events of one call come one at a time, in this order: one start; for each attempt an
 * {@code onAttempt}, then {@code onResponse} once a head arrives, and {@code onAttemptFailed} where
 * it fails before there is a usable response; chunks; and always exactly one end, after which
 * nothing follows. That holds for every kind of call, also for one that is refused before anything
 * is sent, cancelled, or abandoned.
 *
 * <p>A listener of a client is shared by its calls, so it must be thread-safe; one that keeps state
 * returns another object for each call from {@link #forCall}. Events come on the threads that carry
 * the call on: the calling thread, the reader of a stream, the client's executor; the end also on
 * whichever thread ends the call. They must not block. What a listener throws is logged at warn,
 * once for each call, and changes nothing.
 */
public interface CallListener {

  /**
   * {@return what is notified of this call's events, by default this object} Called on the thread
   * that makes the call, before anything else: the place to capture its context.
   *
   * @param call the call that begins
   */
  default CallListener forCall(CallInfo call) {
    return this;
  }

  /**
   * Makes the listener's context of a call current. The scope is closed on the same thread soon
   * after. It is open around every event but {@link #onChunk}, and around interceptors, the key's
   * supplier and a plugged-in transport at each attempt; scopes of earlier listeners are open
   * around it.
   *
   * @param call the call
   * @return the scope; by default {@link CallScope#NONE}
   */
  default CallScope openScope(CallInfo call) {
    return CallScope.NONE;
  }

  /**
   * A call begins.
   *
   * @param call the call
   */
  default void onStart(CallInfo call) {}

  /**
   * An attempt is about to be sent: interceptors and the key's supplier run after this.
   *
   * @param call the call
   * @param attempt its number, and where headers can be added
   */
  default void onAttempt(CallInfo call, AttemptInfo attempt) {}

  /**
   * An attempt failed before there was a usable response.
   *
   * @param call the call
   * @param failure why, and when the next attempt follows or why none does
   */
  default void onAttemptFailed(CallInfo call, AttemptFailure failure) {}

  /**
   * The head of a response has arrived, with whatever status.
   *
   * @param call the call
   * @param response status and headers
   */
  default void onResponse(CallInfo call, ResponseInfo response) {}

  /**
   * The first chunk was read. {@link #onChunk} follows for the same chunk.
   *
   * @param call the call
   * @param responseModel the model that it names, or null
   */
  default void onFirstChunk(CallInfo call, @Nullable String responseModel) {}

  /**
   * A chunk was read; a plain response is one chunk. Called without any scope, since a stream has
   * many: what is done here costs each of them.
   *
   * @param call the call
   * @param chunk the generated model, immutable
   * @param nanos the time since the start of the call
   */
  default void onChunk(CallInfo call, Object chunk, long nanos) {}

  /**
   * The call has ended.
   *
   * @param call the call
   * @param end how, and what was seen of it
   */
  default void onEnd(CallInfo call, CallEnd end) {}
}
