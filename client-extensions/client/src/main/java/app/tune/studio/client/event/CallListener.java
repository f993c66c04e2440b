package app.tune.studio.client.event;

import org.jspecify.annotations.Nullable;

/**
 * Receives the events of calls, and may propagate context into them. By default every method does
 * nothing.
 *
 * <p>The events of a call are delivered one at a time, in this order: one start; for each attempt
 * {@code onAttempt}, then {@code onResponse} once a head arrives, and {@code onAttemptFailed} if it
 * fails before there is a usable response; chunks; and always exactly one end, as the last event.
 * This holds for every kind of call, including those rejected before anything is sent, cancelled or
 * abandoned. An attempt that cannot be prepared, since an interceptor or the key supplier throws,
 * has no event but the end of the call after its {@code onAttempt}, and is not counted there.
 *
 * <p>A listener is shared by all calls of a client, so it must be thread-safe; one with per-call
 * state returns a new object from {@link #forCall}. Events are delivered on the threads that run
 * the call: the calling thread, the reader of a stream, the client's executor; the end may also
 * come on the thread that cancels the call. Listeners must not block. Their exceptions are logged
 * at warn, once per call, and otherwise ignored.
 */
public interface CallListener {

  /**
   * {@return the listener for this call's events, by default this object} Called first, on the
   * calling thread: the place to capture its context.
   *
   * @param call the call that begins
   */
  default CallListener forCall(CallInfo call) {
    return this;
  }

  /**
   * Makes the listener's context of a call current. The scope is soon closed on the same thread. It
   * is open during every event except {@link #onChunk}, and while interceptors, the key supplier
   * and a custom transport run at each attempt; it is nested in the scopes of earlier listeners.
   *
   * @param call the call
   * @return the scope; by default {@link CallScope#NONE}
   */
  default CallScope openScope(CallInfo call) {
    return CallScope.NONE;
  }

  /**
   * Called when a call begins.
   *
   * @param call the call
   */
  default void onStart(CallInfo call) {}

  /**
   * Called before an attempt is sent, and before interceptors and the key supplier run.
   *
   * @param call the call
   * @param attempt its number; accepts additional headers
   */
  default void onAttempt(CallInfo call, AttemptInfo attempt) {}

  /**
   * Called when an attempt failed before there was a usable response.
   *
   * @param call the call
   * @param failure the failure, and the delay before the next attempt or the reason why there is
   *     none
   */
  default void onAttemptFailed(CallInfo call, AttemptFailure failure) {}

  /**
   * Called when the head of a response has arrived, whatever its status.
   *
   * @param call the call
   * @param response status and headers
   */
  default void onResponse(CallInfo call, ResponseInfo response) {}

  /**
   * Called when the first chunk was read; {@link #onChunk} follows for the same chunk.
   *
   * @param call the call
   * @param responseModel the model named in it, or null
   */
  default void onFirstChunk(CallInfo call, @Nullable String responseModel) {}

  /**
   * Called when a chunk was read; a plain response is one chunk. No scope is open. Keep it cheap: a
   * stream has many chunks.
   *
   * @param call the call
   * @param chunk the generated model, immutable
   * @param nanos the time since the start of the call
   */
  default void onChunk(CallInfo call, Object chunk, long nanos) {}

  /**
   * Called when the call has ended.
   *
   * @param call the call
   * @param end the outcome and the data collected
   */
  default void onEnd(CallInfo call, CallEnd end) {}
}
