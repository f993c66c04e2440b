package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import io.micrometer.common.KeyValues;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures one call. Its methods are called by one thread at a time. */
final class MeteredCall {

  private final MeterCache cache;
  private final GenAiConvention convention;
  private final CallInfo call;
  private @Nullable String model;
  private @Nullable KeyValues attributes;
  private @Nullable ResponseMeters meters;
  private long lastChunk = -1;

  MeteredCall(MeterCache cache, GenAiConvention convention, CallInfo call) {
    this.cache = cache;
    this.convention = convention;
    this.call = call;
  }

  void firstChunk(@Nullable String responseModel) {
    KeyValues known = convention.keyValues(call, responseModel);
    model = responseModel;
    attributes = known;
    meters = cache.response(known);
  }

  /** Measures the time to a chunk, of streams; allocates nothing. */
  void chunk(long nanos) {
    ResponseMeters measured = meters;
    if (measured == null || !call.isStreaming()) {
      return;
    }
    if (lastChunk < 0) {
      measured.timeToFirstChunk().record(nanos, TimeUnit.NANOSECONDS);
    } else {
      measured.timePerOutputChunk().record(nanos - lastChunk, TimeUnit.NANOSECONDS);
    }
    lastChunk = nanos;
  }

  void end(CallEnd end, @Nullable String errorType) {
    KeyValues known = attributes;
    ResponseMeters counting = meters;
    if (known == null || !Objects.equals(model, end.responseModel())) { // only its end names it
      known = convention.keyValues(call, end.responseModel());
      counting = null;
    }
    cache.duration(known.and(convention.error(errorType))).record(end.totalTime());
    Object usage = end.usage();
    if (usage != null) {
      (counting == null ? cache.response(known) : counting).count(usage);
    }
  }
}
