package app.tune.studio.examples;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.replay.RecordingProxy;
import app.tune.studio.testkit.replay.ReplayServer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.ForwardProxy;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the testkit's README shows, JUnit's part of it apart. */
class TestkitExamplesTest {

  @Test
  void contractServer_aCall_isRecorded() {
    // tag::contract[]
    try (TuneStudioServer server = TuneStudioServer.builder().seed(42).start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      String text = tune.textCompletions().create(r -> r.prompt("Once").maxTokens(16)).text();
      assertThat(text).isNotBlank();
      assertThat(server.takeRequest()).hasJsonMember("max_tokens", 16);
    }
    // end::contract[]
  }

  @Test
  void queue_ofTwoAnswers_isPlayedInOrder() {
    // tag::queue[]
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(
          Answer.error(429, "slow down").retryAfter(Duration.ZERO),
          Answer.completion("Once upon a time"));
      // … your code, with server.baseUrl() …
      // end::queue[]
      assertThat(tell(server.baseUrl(), "key")).isEqualTo("Once upon a time");
      assertThat(server.requestCount()).isEqualTo(2);
      // tag::queue[]
    }
    // end::queue[]
  }

  @Test
  void gate_ofAStream_holdsTheNextChunkBack() {
    try (ScriptedServer server = ScriptedServer.start();
        TuneStudioClient tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).build()) {
      // tag::gate[]
      Gate gate = new Gate();
      server.enqueue(Answer.chunks("Once").await(gate).chunk(" upon"));
      try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("A story"))) {
        gate.awaitArrivals(1, Duration.ofSeconds(30)); // the first chunk is written
        gate.open(); // now the second one
        assertThat(stream.completion().text()).isEqualTo("Once upon");
      }
      // end::gate[]
    }
  }

  @Test
  void tls_throughAProxy_completes() throws Exception {
    // tag::tls[]
    TestCertificates certificates = TestCertificates.loopback();
    try (ScriptedServer secure = ScriptedServer.startTls(certificates.serverContext());
        ForwardProxy proxy = ForwardProxy.start();
        DeadPort refusing = DeadPort.refusing()) {
      // … a client with certificates.clientContext(), through proxy.address() …
      // end::tls[]
      secure.enqueue(Answer.completion("Once"));
      try (TuneStudioClient tune =
          TuneStudioClient.builder()
              .baseUrl(secure.baseUrl())
              .sslContext(certificates.clientContext())
              .proxy(proxy.address())
              .build()) {
        assertThat(tune.textCompletions().create(r -> r.prompt("p")).text()).isEqualTo("Once");
      }
      assertThat(proxy.requests()).hasSize(1);
      assertThat(refusing.port()).isPositive();
      // tag::tls[]
    }
    // end::tls[]
  }

  @Test
  void assertions_ofARequest_hold() {
    try (TuneStudioServer server = TuneStudioServer.start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      tune.textCompletions().stream(r -> r.prompt("Once").stop(".")).close();
      // tag::assertions[]
      assertThat(server.takeRequest())
          .hasMethod("POST")
          .hasPath("/text/completions")
          .hasHeader("Accept", "text/event-stream")
          .doesNotHaveHeader("X-Org-Id")
          .hasJsonMember("prompt", "Once")
          .hasJsonMember("/stop/0", ".")
          .doesNotHaveJsonMember("seed");
      // end::assertions[]
    }
  }

  @Test
  void replay_ofARecording_completesWithoutTheService(@TempDir Path directory) throws Exception {
    try (TuneStudioServer real = TuneStudioServer.start()) {
      String service = real.baseUrl();
      String key = real.apiKey();
      // tag::replay[]
      try (RecordingProxy proxy = RecordingProxy.start(service, directory)) {
        // … your code, once, with proxy.baseUrl() and a real key …
        // end::replay[]
        tell(proxy.baseUrl(), key);
        // tag::replay[]
      }
      try (ReplayServer replay = ReplayServer.start(directory)) {
        // … your tests, with replay.baseUrl() …
        // end::replay[]
        assertThat(tell(replay.baseUrl(), "another key")).isNotBlank();
        // tag::replay[]
        assertThat(replay.unmatched()).isEmpty();
      }
      // end::replay[]
      assertThat(real.requests()).hasSize(1);
    }
  }

  private static String tell(String url, String key) {
    try (TuneStudioClient tune = TuneStudioClient.builder().baseUrl(url).apiKey(key).build()) {
      return tune.textCompletions().create(r -> r.prompt("A story")).text();
    }
  }
}
