package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.testkit.script.Answer;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The context of the calling thread, as the context-propagation library knows it. */
class ContextTest extends Fixture {

  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  @BeforeEach
  void bind() {
    ContextRegistry.getInstance().registerThreadLocalAccessor("tenant", TENANT);
    ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
    MDC.put("user", "ada");
    TENANT.set("one");
  }

  @AfterEach
  void unbind() {
    MDC.clear();
    TENANT.remove();
    ContextRegistry.getInstance().removeThreadLocalAccessor("tenant");
    ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
  }

  @Test
  void createAsync_retriedOnAnotherThread_carriesTheContextOfTheCaller() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.enqueue(Answer.status(503), plain());
    TuneStudioClient tune =
        open(
            builder()
                .callListener(
                    TuneObservation.builder()
                        .observationRegistry(ObservationRegistry.create())
                        .build())
                .interceptor(request -> seen.add(MDC.get("user") + " " + TENANT.get())));
    tune.textCompletions().createAsync(r -> r.prompt("Once")).get(60, TimeUnit.SECONDS);
    assertThat(seen).containsExactly("ada one", "ada one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scope_whoseHandlerFails_takesTheContextBack(boolean atOpening) {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new FailingHandler(atOpening));
    CallListener call =
        TuneObservation.builder()
            .observationRegistry(observations)
            .build()
            .forCall(SampleCall.STREAM);
    TENANT.set("two");
    assertThatIllegalStateException().isThrownBy(() -> call.openScope(SampleCall.STREAM).close());
    observations.setCurrentObservationScope(null); // which Micrometer leaves behind
    assertThat(TENANT.get()).isEqualTo("two");
  }

  private record FailingHandler(boolean atOpening)
      implements ObservationHandler<Observation.Context> {

    @Override
    public void onScopeOpened(Observation.Context context) {
      fail(atOpening);
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
      fail(!atOpening);
    }

    private static void fail(boolean now) {
      if (now) {
        throw new IllegalStateException("out of order");
      }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
