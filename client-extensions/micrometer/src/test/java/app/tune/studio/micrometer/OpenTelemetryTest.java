package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.script.Answer;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans that the bridge to OpenTelemetry exports, and the trace headers that are sent. */
class OpenTelemetryTest extends Fixture {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final ObservationRegistry observations = ObservationRegistry.create();

  @BeforeEach
  void bridge() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
    Tracer otel = provider.get("test");
    OtelTracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    OtelPropagator propagator =
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
    observations
        .observationConfig()
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                new DefaultTracingObservationHandler(tracer)));
  }

  private TuneStudioClient traced() {
    return open(TuneObservation.builder().observationRegistry(observations).build());
  }

  private List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  private void assertTraced() {
    SpanData call = spans().get(2);
    assertThat(call.getName()).isEqualTo("text_completion user/model");
    assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(call.getAttributes().asMap().toString())
        .contains("gen_ai.usage.output_tokens=6", "gen_ai.response.model=user/model-2");
    for (int i = 0; i < 2; i++) {
      SpanData attempt = spans().get(i);
      assertThat(attempt.getName()).isEqualTo("text_completion user/model attempt " + (i + 1));
      assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
      assertThat(server.requests().get(i).header("traceparent"))
          .startsWith("00-" + call.getTraceId() + "-" + attempt.getSpanId() + "-");
    }
    assertThat(spans().get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(spans().get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void create_retried_sendsTheContextOfEachAttempt() {
    server.enqueue(Answer.status(503), plain());
    create(traced());
    assertThat(spans()).hasSize(3);
    assertTraced();
  }

  @Test
  void createAsync_retriedOnAnotherThread_sendsTheContextOfEachAttempt() throws Exception {
    server.enqueue(Answer.status(503), plain());
    traced()
        .textCompletions()
        .createAsync(r -> r.model(MODEL).prompt("Once"))
        .get(60, TimeUnit.SECONDS);
    assertThat(spans()).hasSize(3);
    assertTraced();
  }

  @Test
  void stream_complete_hasAnEventAtItsFirstChunk() {
    server.enqueue(streamed());
    stream(traced());
    assertThat(spans()).hasSize(2);
    assertThat(spans().get(1).getEvents())
        .extracting(event -> event.getName())
        .containsExactly("gen_ai.first_chunk");
  }
}
