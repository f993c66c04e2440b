package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.TuneStudioServer;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** What the client's README shows of reactive libraries. */
class StreamsExamplesTest {

  private static final Duration CEILING = Duration.ofSeconds(30);

  private TuneStudioServer server;
  private TuneStudioClient tune;

  @BeforeEach
  void start() {
    server = TuneStudioServer.builder().seed(42).start();
    tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build();
  }

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  @Test
  void publish_toReactor_isAFlux() {
    // tag::reactor[]
    Flux<TextCompletionChunk> chunks =
        JdkFlowAdapter.flowPublisherToFlux(tune.textCompletions().publish(r -> r.prompt("Once")));
    // end::reactor[]
    List<TextCompletionChunk> received = chunks.collectList().block(CEILING);
    assertThat(received).isNotEmpty();
    assertThat(text(received)).isEqualTo(whole());
  }

  @Test
  void publish_toRxJava_isAFlowable() {
    // tag::rxjava[]
    Flowable<TextCompletionChunk> chunks =
        Flowable.fromPublisher(
            FlowAdapters.toPublisher(tune.textCompletions().publish(r -> r.prompt("Once"))));
    // end::rxjava[]
    List<TextCompletionChunk> received = chunks.toList().blockingGet();
    assertThat(text(received)).isEqualTo(whole());
  }

  @Test
  void take_ofAFewChunks_closesTheConnection() throws Exception {
    Flux<TextCompletionChunk> chunks =
        JdkFlowAdapter.flowPublisherToFlux(tune.textCompletions().publish(r -> r.prompt("Once")));
    assertThat(chunks.take(2).collectList().block(CEILING)).hasSize(2);
    assertThat(server.awaitActiveStreams(0, CEILING)).isTrue();
  }

  private String whole() {
    return tune.textCompletions().create(r -> r.prompt("Once")).text();
  }

  private static String text(List<TextCompletionChunk> chunks) {
    StringBuilder text = new StringBuilder();
    for (TextCompletionChunk chunk : chunks) {
      text.append(chunk.text() == null ? "" : chunk.text());
    }
    return text.toString();
  }
}
