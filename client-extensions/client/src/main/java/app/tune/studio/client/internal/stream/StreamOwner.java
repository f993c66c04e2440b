package app.tune.studio.client.internal.stream;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.sse.Slice;
import org.jspecify.annotations.Nullable;

/** The call that a stream belongs to. Called by the thread that reads the stream. */
public interface StreamOwner {

  /** Returns what is known of the call, for an exception. */
  ErrorContext context();

  /** Returns the exception for a body that could not be read on. */
  TuneStudioException bodyFailure(Throwable cut);

  /** The first event has arrived. */
  void firstEvent();

  /** An event has arrived; its data is valid during this call only. */
  void event(Slice data);

  /** A chunk was read. */
  void chunk(Object chunk);

  /** Data that is not understood was ignored. */
  void ignored(String what, String data);

  /** The stream is over: complete, or failed. */
  void ended(@Nullable Throwable failure);
}
