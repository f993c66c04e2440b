package app.tune.studio.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of one registry, by their attributes: to look one up in the registry costs more than
 * to use it. Thread-safe.
 */
final class MeterCache {

  private final MeterRegistry registry;
  private final GenAiConvention convention;
  private final Map<KeyValues, Timer> durations = new ConcurrentHashMap<>();
  private final Map<KeyValues, ResponseMeters> responses = new ConcurrentHashMap<>();
  private final Duration[] bounds;

  MeterCache(MeterRegistry registry, GenAiConvention convention) {
    this.registry = registry;
    this.convention = convention;
    this.bounds =
        Arrays.stream(convention.secondsBounds())
            .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)))
            .toArray(Duration[]::new);
    registry
        .config()
        .onMeterRemoved(
            removed -> {
              durations.clear();
              responses.clear();
            });
  }

  /** Returns the timer of whole calls with these attributes. */
  Timer duration(KeyValues attributes) {
    Timer known = durations.get(attributes);
    return known != null
        ? known
        : durations.computeIfAbsent(
            attributes, absent -> timer(convention.duration(), "Time of calls", attributes));
  }

  /** Returns the meters of responses with these attributes. */
  ResponseMeters response(KeyValues attributes) {
    ResponseMeters known = responses.get(attributes);
    return known != null
        ? known
        : responses.computeIfAbsent(
            attributes, absent -> new ResponseMeters(this, convention, attributes));
  }

  Timer timer(String name, String description, KeyValues attributes) {
    return Timer.builder(name)
        .description(description)
        .tags(tags(attributes))
        .serviceLevelObjectives(bounds)
        .register(registry);
  }

  MeterRegistry registry() {
    return registry;
  }

  static List<Tag> tags(KeyValues attributes) {
    List<Tag> tags = new ArrayList<>();
    for (KeyValue attribute : attributes) {
      tags.add(Tag.of(attribute.getKey(), attribute.getValue()));
    }
    return tags;
  }
}
