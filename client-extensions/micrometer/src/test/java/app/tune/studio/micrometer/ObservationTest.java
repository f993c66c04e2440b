package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.testkit.script.Answer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One observation for each call, with a child for each attempt. */
class ObservationTest extends Fixture {

  private static final String CALL = "gen_ai.client.operation";
  private static final String ATTEMPT = "gen_ai.client.operation.attempt";

  private final TestObservationRegistry observations = TestObservationRegistry.create();

  private TuneObservation observation() {
    return TuneObservation.builder().observationRegistry(observations).build();
  }

  private TestObservationRegistryAssert assertThatObservations() {
    return TestObservationRegistryAssert.assertThat(observations);
  }

  @Test
  void create_retried_isOneObservationWithAChildForEachAttempt() {
    server.enqueue(Answer.status(503), plain());
    create(open(observation()));
    assertThatObservations()
        .hasNumberOfObservationsEqualTo(3)
        .hasObservationWithNameEqualTo(CALL)
        .that()
        .hasContextualNameEqualTo("text_completion user/model")
        .hasLowCardinalityKeyValue("gen_ai.response.model", "user/model-2")
        .hasLowCardinalityKeyValue("error.type", "none")
        .hasHighCardinalityKeyValue("gen_ai.usage.input_tokens", "4")
        .hasHighCardinalityKeyValue("gen_ai.response.finish_reasons", "stop")
        .hasHighCardinalityKeyValue("tune.attempts", "2")
        .doesNotHaveError()
        .hasBeenStarted()
        .hasBeenStopped();
    assertThatObservations()
        .hasHandledContextsThatSatisfy(
            contexts ->
                assertThat(contexts)
                    .filteredOn(context -> context.getName().equals(ATTEMPT))
                    .hasSize(2)
                    .allSatisfy(
                        context -> {
                          var parent = context.getParentObservation();
                          assertThat(parent).isNotNull();
                          assertThat(parent.getContextView().getName()).isEqualTo(CALL);
                        })
                    .extracting(
                        context -> context.getLowCardinalityKeyValue("error.type").getValue())
                    .containsExactly("503", "none"));
  }

  @Test
  void create_failed_hasTheError() {
    server.otherwise(Answer.status(500));
    Throwable thrown = catchThrowable(() -> create(open(observation())));
    assertThat(thrown).isInstanceOf(ServerException.class);
    assertThatObservations()
        .hasObservationWithNameEqualTo(CALL)
        .that()
        .hasError(thrown)
        .hasLowCardinalityKeyValue("error.type", "500")
        .hasBeenStopped();
  }

  @Test
  void create_attemptsAreNotObserved_observesTheCallToItsEnd() {
    observations.observationConfig().observationPredicate((name, context) -> !name.equals(ATTEMPT));
    server.enqueue(Answer.status(503), plain());
    List<String> current = new ArrayList<>();
    create(
        open(
            builder()
                .callListener(observation())
                .interceptor(
                    request ->
                        current.add(
                            observations.getCurrentObservation().getContextView().getName()))));
    assertThat(current).containsExactly(CALL, CALL);
    assertThatObservations()
        .hasNumberOfObservationsEqualTo(1)
        .hasObservationWithNameEqualTo(CALL)
        .that()
        .hasBeenStopped();
  }

  @Test
  void stream_closedEarly_isStoppedWithoutAnError() {
    server.enqueue(Answer.eventStream().data(FIRST).stall());
    try (var stream = open(observation()).textCompletions().stream(r -> r.prompt("Once"))) {
      stream.iterator().next();
    }
    assertThatObservations()
        .hasObservationWithNameEqualTo(CALL)
        .that()
        .doesNotHaveError()
        .hasLowCardinalityKeyValue("error.type", "cancelled")
        .hasBeenStopped();
    assertThatObservations()
        .hasObservationWithNameEqualTo(ATTEMPT)
        .that()
        .doesNotHaveError()
        .hasBeenStopped();
  }

  @Test
  void interceptors_ofAllAttempts_seeTheAttemptAsCurrent() throws Exception {
    List<String> current = new ArrayList<>();
    server.enqueue(Answer.status(503), plain());
    TuneStudioClient tune =
        open(
            builder()
                .callListener(observation())
                .interceptor(
                    request ->
                        current.add(
                            observations
                                .getCurrentObservation()
                                .getContextView()
                                .getContextualName())));
    tune.textCompletions()
        .createAsync(r -> r.model(MODEL).prompt("Once"))
        .get(60, TimeUnit.SECONDS);
    assertThat(current)
        .containsExactly(
            "text_completion user/model attempt 1", "text_completion user/model attempt 2");
    assertThat(observations.getCurrentObservation()).isNull();
  }

  @Test
  void call_insideAnObservation_isItsChild() {
    server.enqueue(plain());
    TuneStudioClient tune = open(observation());
    Observation.createNotStarted("outer", observations).observe(() -> create(tune));
    assertThatObservations()
        .hasObservationWithNameEqualTo(CALL)
        .that()
        .hasParentObservationContextMatching(parent -> parent.getName().equals("outer"));
  }

  @Test
  void context_ofTheObservation_holdsTheCall() {
    List<CallObservationContext> stopped = new ArrayList<>();
    observations
        .observationConfig()
        .observationFilter(
            context -> {
              if (context instanceof CallObservationContext ours) {
                stopped.add(ours);
              }
              return context;
            });
    server.enqueue(plain());
    create(open(observation()));
    assertThat(stopped).hasSize(1);
    assertThat(stopped.get(0).call().model()).isEqualTo(MODEL);
    assertThat(stopped.get(0).end().attempts()).isEqualTo(1);
  }
}
