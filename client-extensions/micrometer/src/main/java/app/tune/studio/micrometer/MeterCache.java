package app.tune.studio.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one registry, by their attributes: to look one up in the registry costs more than
 * to use it. Thread-safe.
 */
final class MeterCache {

  private final MeterRegistry registry;
  private final GenAiConvention convention;
  private final Duration[] bounds;
  private volatile Known known = new Known();

  MeterCache(MeterRegistry registry, GenAiConvention convention) {
    this.registry = registry;
    this.convention = convention;
    this.bounds =
        Arrays.stream(convention.secondsBounds())
            .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)))
            .toArray(Duration[]::new);
    WeakReference<MeterCache> self = new WeakReference<>(this); // a registry keeps its listeners
    registry.config().onMeterRemoved(removed -> forget(self.get()));
  }

  private static void forget(@Nullable MeterCache cache) {
    if (cache != null) {
      cache.known = new Known();
    }
  }

  /** Returns the timer of whole calls with these attributes. */
  Timer duration(KeyValues attributes) {
    Map<KeyValues, Timer> durations = known.durations;
    Timer duration = durations.get(attributes);
    if (duration == null) {
      // not inside computeIfAbsent: the registry takes a lock, under which it reports removals
      duration = timer(convention.duration(), "Time of calls", attributes);
      durations.put(attributes, duration);
    }
    return duration;
  }

  /** Returns the meters of responses with these attributes. */
  ResponseMeters response(KeyValues attributes) {
    Map<KeyValues, ResponseMeters> responses = known.responses;
    ResponseMeters meters = responses.get(attributes);
    return meters != null
        ? meters
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

  /** What was looked up since a meter was last removed; it may be one of these. */
  private static final class Known {
    final Map<KeyValues, Timer> durations = new ConcurrentHashMap<>();
    final Map<KeyValues, ResponseMeters> responses = new ConcurrentHashMap<>();
  }
}
