package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prompts and completions are recorded only where that is asked for, and not beyond the limit. */
class ContentTest extends Fixture {

  private final ObservationRegistry observations = ObservationRegistry.create();
  private final List<String> events = new ArrayList<>();
  private final List<Observation.Context> contexts = new ArrayList<>();

  @BeforeEach
  void record() {
    observations
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onEvent(Observation.Event event, Observation.Context context) {
                events.add(event.getContextualName());
              }

              @Override
              public void onStop(Observation.Context context) {
                contexts.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
  }

  private TuneObservationBuilder builderOf() {
    return TuneObservation.builder().observationRegistry(observations);
  }

  @Test
  void content_notAskedFor_isNowhere() {
    server.enqueue(streamed());
    stream(open(builderOf().build()));
    assertThat(events).containsExactly("gen_ai.first_chunk");
    assertThat(contexts.toString()).doesNotContain("Once").doesNotContain("fox");
  }

  @Test
  void content_askedFor_isAnEventEach() {
    server.enqueue(streamed());
    stream(open(builderOf().recordContent(100).build()));
    assertThat(events)
        .containsExactly(
            "gen_ai.prompt: Once",
            "gen_ai.first_chunk",
            "gen_ai.completion: , there, there was a fox");
  }

  @Test
  void content_longerThanTheLimit_isCut() {
    server.enqueue(plain());
    create(open(builderOf().recordContent(6).build()));
    assertThat(events).containsExactly("gen_ai.prompt: Once u…", "gen_ai.completion:  was a…");
  }

  @Test
  void content_limitInsideAPair_isCutBeforeIt() {
    server.enqueue(plain());
    open(builderOf().recordContent(2).build())
        .textCompletions()
        .create(r -> r.prompt("a\uD83E\uDD8A"));
    assertThat(events).contains("gen_ai.prompt: a…");
  }

  @Test
  void recordContent_limitBelow1_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builderOf().recordContent(0))
        .withMessage("recordContent: must be at least 1, was 0");
  }
}
