package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a call; a time of less than 0 is that of something that has not happened. */
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

  private static @Nullable Duration duration(long nanos) {
    return nanos < 0 ? null : Duration.ofNanos(nanos);
  }
}
