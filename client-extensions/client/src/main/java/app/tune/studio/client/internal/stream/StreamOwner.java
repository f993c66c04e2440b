package app.tune.studio.client.internal.stream;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.sse.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The call that a stream belongs to. Its methods are called by the thread that reads the stream.
 */
public interface StreamOwner {

  /** Returns the context of the call, for exceptions. */
  ErrorContext context();

  /** Returns the exception for a failure to read the body. */
  TuneStudioException bodyFailure(Throwable cut);

  /** Called when the first event has arrived. */
  void firstEvent();

  /** Called when an event has arrived; its data is valid only during the call. */
  void event(Slice data);

  /** Called when a chunk was read. */
  void chunk(Object chunk);

  /** Called when unknown data was ignored. */
  void ignored(String what, String data);

  /** Called when the stream has ended, completely or with a failure. */
  void ended(@Nullable Throwable failure);
}
