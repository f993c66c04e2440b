package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyStreamsTest {
  private static final Duration CEILING = Duration.ofSeconds(60);
  private static final int STREAMS = 1_000;

  @Test
  void thousandStreams_areHeldOpenAtOnce() throws Exception {
    Gate gate = new Gate();
    List<RawClient> clients = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request ->
              Answer.eventStream().await(gate).data(request.bodyText()).data("[DONE]").close());
      for (int i = 0; i < STREAMS; i++) {
        clients.add(new RawClient(server).post("<" + i + ">"));
      }
      gate.awaitArrivals(STREAMS, CEILING);
      assertThat(server.openConnections()).isEqualTo(STREAMS);
      gate.open();
      for (int i = 0; i < STREAMS; i++) {
        assertThat(clients.get(i).readAll())
            .contains("data: <" + i + ">\n")
            .endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
      }
      server.awaitNoOpenConnections(CEILING);
      assertThat(server.disconnectCount()).isZero();
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
