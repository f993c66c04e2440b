package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a scrape of Prometheus sees. */
class PrometheusTest extends Fixture {

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void scrape_plainAndStreamedCall_hasHistogramsWithTheDocumentedBounds() {
    server.enqueue(plain(), streamed());
    var tune = open(TuneObservation.builder().meterRegistry(meters).build());
    create(tune);
    stream(tune);
    String scrape = meters.scrape();
    String labels =
        "gen_ai_operation_name=\"text_completion\",gen_ai_provider_name=\"tune_studio\","
            + "gen_ai_request_model=\"user/model\",gen_ai_response_model=\"user/model-2\",";
    String address =
        "server_address=\"127.0.0.1\",server_port=\""
            + URI.create(server.baseUrl()).getPort()
            + "\"";
    assertThat(scrape.lines())
        .contains(
            "# TYPE gen_ai_client_operation_duration_seconds histogram",
            "gen_ai_client_operation_duration_seconds_bucket{error_type=\"none\","
                + labels
                + address
                + ",le=\"81.92\"} 2",
            "gen_ai_client_operation_duration_seconds_count{error_type=\"none\","
                + labels
                + address
                + "} 2",
            "gen_ai_client_operation_time_to_first_chunk_seconds_count{" + labels + address + "} 1",
            "gen_ai_client_operation_time_per_output_chunk_seconds_count{"
                + labels
                + address
                + "} 2",
            "gen_ai_client_token_usage_bucket{"
                + labels
                + "gen_ai_token_type=\"input\","
                + address
                + ",le=\"4.0\"} 2",
            "gen_ai_client_token_usage_sum{"
                + labels
                + "gen_ai_token_type=\"output\","
                + address
                + "} 12.0");
  }

  @Test
  void scrape_observationsAreMetersToo_bothAreThere() {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    server.enqueue(plain());
    create(open(TuneObservation.create(observations, meters)));
    assertThat(meters.scrape().lines())
        .anyMatch(line -> line.startsWith("gen_ai_client_operation_seconds_count{"))
        .anyMatch(line -> line.startsWith("gen_ai_client_operation_attempt_seconds_count{"))
        .anyMatch(line -> line.startsWith("gen_ai_client_operation_duration_seconds_count{"));
  }
}
