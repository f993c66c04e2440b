package app.tune.studio.micrometer;

import app.tune.studio.micrometer.TokenMeter.Direction;
import app.tune.studio.micrometer.TokenMeter.Kind;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of responses that have the same attributes. Each is registered when it is first used:
 * plain calls have no chunks, and some servers report no usage. Thread-safe.
 */
final class ResponseMeters {

  private record Tokens(Direction direction, DoubleConsumer meter) {}

  private final MeterCache cache;
  private final GenAiConvention convention;
  private final KeyValues attributes;
  private volatile @Nullable Timer timeToFirstChunk;
  private volatile @Nullable Timer timePerOutputChunk;
  private volatile @Nullable List<Tokens> tokens;

  ResponseMeters(MeterCache cache, GenAiConvention convention, KeyValues attributes) {
    this.cache = cache;
    this.convention = convention;
    this.attributes = attributes;
  }

  Timer timeToFirstChunk() {
    Timer known = timeToFirstChunk;
    if (known == null) {
      known =
          cache.timer(
              convention.timeToFirstChunk(), "Time of streams to their first chunk", attributes);
      timeToFirstChunk = known;
    }
    return known;
  }

  Timer timePerOutputChunk() {
    Timer known = timePerOutputChunk;
    if (known == null) {
      known =
          cache.timer(
              convention.timePerOutputChunk(), "Time of streams between chunks", attributes);
      timePerOutputChunk = known;
    }
    return known;
  }

  /** Counts the tokens of one call. */
  void count(Object usage) {
    List<Tokens> known = tokens;
    if (known == null) {
      known = new ArrayList<>();
      for (TokenMeter meter : convention.tokenMeters()) {
        known.add(new Tokens(meter.direction(), consumer(meter)));
      }
      tokens = known;
    }
    for (Tokens counted : known) {
      Long count = convention.tokens(counted.direction, usage);
      if (count != null) {
        counted.meter.accept(count);
      }
    }
  }

  private DoubleConsumer consumer(TokenMeter meter) {
    KeyValues all = attributes.and(meter.keyValues());
    String description =
        meter.direction() == Direction.INPUT ? "Tokens of prompts" : "Tokens of completions";
    if (meter.kind() == Kind.COUNTER) {
      return Counter.builder(meter.name())
              .description(description)
              .tags(MeterCache.tags(all))
              .register(cache.registry())
          ::increment;
    }
    return DistributionSummary.builder(meter.name())
            .description("Tokens used")
            .tags(MeterCache.tags(all))
            .serviceLevelObjectives(convention.tokensBounds())
            .register(cache.registry())
        ::record;
  }
}
