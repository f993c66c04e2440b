package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.micrometer.GenAiConvention;
import app.tune.studio.micrometer.TuneObservation;
import app.tune.studio.testkit.TuneStudioServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Micrometer module's README shows. */
class MicrometerExamplesTest {

  private final ObservationRegistry observationRegistry = ObservationRegistry.create();
  private final MeterRegistry meterRegistry = new SimpleMeterRegistry();

  private TuneStudioServer server;
  private String url;
  private String key;

  @BeforeEach
  void start() {
    server = TuneStudioServer.builder().seed(42).start();
    url = server.baseUrl();
    key = server.apiKey();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void observation_ofAClient_measuresItsCalls() {
    // tag::client[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .baseUrl(url)
            .apiKey(key)
            .callListener(TuneObservation.create(observationRegistry, meterRegistry))
            .build();
    // end::client[]
    try (tune) {
      tune.textCompletions().create(r -> r.prompt("Once"));
    }
    assertThat(meterRegistry.get("gen_ai.client.operation.duration").timer().count()).isOne();
  }

  @Test
  void convention_withAnotherProvider_namesIt() {
    // tag::convention[]
    CallListener observation =
        TuneObservation.builder()
            .observationRegistry(observationRegistry)
            .meterRegistry(meterRegistry)
            .convention(
                new GenAiConvention("gen_ai.client.operation") {
                  @Override
                  public String providerName(CallInfo call) {
                    return "vllm";
                  }
                })
            .build();
    // end::convention[]
    try (TuneStudioClient tune =
        TuneStudioClient.builder().baseUrl(url).apiKey(key).callListener(observation).build()) {
      tune.textCompletions().create(r -> r.prompt("Once"));
    }
    assertThat(
            meterRegistry
                .get("gen_ai.client.operation.duration")
                .tag("gen_ai.provider.name", "vllm")
                .timer()
                .count())
        .isOne();
  }
}
