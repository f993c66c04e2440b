package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a call; a negative time stands for an event that has not happened. */
record EndOfCall(
    Outcome outcome,
    @Nullable Throwable failure,
    @Nullable ResponseInfo response,
    @Nullable String responseModel,
    Map<Integer, String> finishReasons,
    @Nullable Object usage,
    int attempts,
    int chunks,
    long responseNanos,
    long firstChunkNanos,
    long totalNanos)
    implements CallEnd {

  static Outcome outcome(@Nullable Throwable failure) {
    if (failure == null) {
      return Outcome.COMPLETE;
    }
    boolean cancelled =
        failure instanceof CallCancelledException
            || failure.getCause() instanceof CallCancelledException;
    return cancelled ? Outcome.CANCELLED : Outcome.FAILED;
  }

  @Override
  public @Nullable Duration timeToResponse() {
    return duration(responseNanos);
  }

  @Override
  public @Nullable Duration timeToFirstChunk() {
    return duration(firstChunkNanos);
  }

  @Override
  public Duration totalTime() {
    return Duration.ofNanos(totalNanos);
  }

  /** Omits the response headers. */
  @Override
  public String toString() {
    return outcome + " after " + totalTime() + ", attempts: " + attempts + ", chunks: " + chunks;
  }

  private static @Nullable Duration duration(long nanos) {
    return nanos < 0 ? null : Duration.ofNanos(nanos);
  }
}
