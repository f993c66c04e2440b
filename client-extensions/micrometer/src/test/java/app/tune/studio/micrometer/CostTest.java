package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.CallListener;
import app.tune.studio.model.TextCompletionChunk;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What meters cost for each chunk of a stream: no memory. */
class CostTest {

  private static final int CHUNKS = 100_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<MeterRegistry> registries() {
    return Stream.of(
        new SimpleMeterRegistry(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("registries")
  void chunk_measured_allocatesNothing(MeterRegistry meters) {
    CallListener call =
        TuneObservation.builder().meterRegistry(meters).build().forCall(SampleCall.STREAM);
    call.onFirstChunk(SampleCall.STREAM, "user/model-2");
    chunks(call, 0); // registers the meters
    long before = THREADS.getCurrentThreadAllocatedBytes();
    chunks(call, CHUNKS);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated / (double) CHUNKS).as("bytes for each chunk").isLessThan(0.1);
  }

  private static void chunks(CallListener call, int first) {
    TextCompletionChunk chunk = TextCompletionChunk.builder().build();
    for (int i = first; i < first + CHUNKS; i++) {
      call.onChunk(SampleCall.STREAM, chunk, i * 1_000_000L);
    }
  }
}
