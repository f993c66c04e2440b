package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import feign.hc5.ApacheHttp5Client;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.Test;

/** The contract of transports, kept by feign-hc5, which reads a response to its end to close it. */
class Hc5TransportTest extends TransportContract {

  private final CloseableHttpClient http =
      HttpClients.custom().disableAutomaticRetries().disableContentCompression().build();

  @Override
  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder.transport(new ApacheHttp5Client(http));
  }

  @Override
  void closeOthers() {
    http.close(CloseMode.IMMEDIATE);
  }

  @Test
  void close_clientWhileAStreamIsRead_returnsAtOnce() {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(chunk("a")).await(gate).data(chunk("b")).stall());
    CompletionStream stream = calls().stream(r -> r.prompt("Once"));
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    BlockedCall reader = BlockedCall.in(stream::completion);
    awaitBlocked(reader.thread());
    tune.close(); // feign-hc5 would read on until the gate opens, which is below
    gate.open();
    assertThat(reader.failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(ClientClosedException.class);
    http.close(CloseMode.IMMEDIATE); // who gave the transport ends what it still reads
  }

  @Test
  void close_streamWhileTheServerSendsOn_returnsAtOnce() {
    Gate gate = new Gate();
    server.enqueue(
        Answer.eventStream().data(chunk("a")).await(gate).data(200, i -> chunk("b")).data(DONE));
    CompletionStream stream = calls().stream(r -> r.prompt("Once"));
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    stream.close();
    gate.open();
    assertThat(BlockedCall.in(stream::completion).failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(CallCancelledException.class);
  }
}
