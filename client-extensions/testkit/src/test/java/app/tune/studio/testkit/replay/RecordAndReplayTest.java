package app.tune.studio.testkit.replay;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayTest {
  private static final Duration CEILING = Duration.ofSeconds(30);
  private static final String KEY = "sk-very-secret";

  private final ScriptedServer real = ScriptedServer.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir private Path directory;
  private RecordingProxy proxy;

  @BeforeEach
  void start() throws Exception {
    proxy = RecordingProxy.start(real.baseUrl() + "/v1/", directory);
  }

  @AfterEach
  void close() {
    proxy.close();
    real.close();
  }

  @Test
  void plainAnswer_isHandedOn_recordedAndReplayed() throws Exception {
    real.enqueue(
        Answer.json(201, "{\"text\": \"ü\u2028\"}\n")
            .header("X-Request-Id", "7")
            .header("Set-Cookie", "a=b"));
    HttpResponse<String> first = post(proxy.baseUrl(), "{\"prompt\": \"a\", \"n\": 1}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(real.takeRequest())
        .hasPath("/v1/x")
        .hasHeader("Authorization", "Bearer " + KEY)
        .hasHeader("X-Org-Id", "org")
        .doesNotHaveHeader("Accept-Encoding")
        .hasBody("{\"prompt\": \"a\", \"n\": 1}");
    real.close();
    try (ReplayServer replay = ReplayServer.start(directory)) {
      HttpResponse<String> again = post(replay.baseUrl(), "{\"n\":1,\"prompt\":\"a\"}");
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first.body()).isEqualTo("{\"text\": \"ü\u2028\"}\n");
      assertThat(again.headers().firstValue("X-Request-Id")).hasValue("7");
      assertThat(again.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(replay.unmatched()).isEmpty();
      assertThat(replay.takeRequest(CEILING).path()).isEqualTo("/x");
    }
  }

  @Test
  void file_isReadable_andHoldsNoKey() throws Exception {
    real.enqueue(Answer.json(401, "{\"error\":\"wrong key " + KEY + "\"}"));
    assertThat(post(proxy.baseUrl(), "{\"prompt\":\"a\",\"key\":\"" + KEY + "\"}").body())
        .contains(KEY);
    assertThat(proxy.files()).containsExactly(directory.resolve("0001-POST-x.json"));
    assertThat(Files.readString(proxy.files().get(0)))
        .isEqualTo(
            """
            {
              "request" : {
                "method" : "POST",
                "target" : "/x",
                "headers" : {
                  "Content-Type" : [ "application/json" ]
                },
                "json" : {
                  "prompt" : "a",
                  "key" : "removed"
                }
              },
              "response" : {
                "status" : 401,
                "headers" : {
                  "content-type" : [ "application/json" ]
                },
                "lines" : [ "{\\"error\\":\\"wrong key removed\\"}" ]
              },
              "ending" : "complete"
            }
            """);
    try (ReplayServer replay = ReplayServer.start(directory)) {
      assertThat(post(replay.baseUrl(), "{\"prompt\":\"a\",\"key\":\"" + KEY + "\"}").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void stream_isHandedOnEventByEvent() throws Exception {
    Gate gate = new Gate();
    real.enqueue(Answer.eventStream().data("a").await(gate).data("b").data("[DONE]"));
    try (InputStream body = stream(proxy.baseUrl())) {
      assertThat(new String(body.readNBytes(9), StandardCharsets.UTF_8)).isEqualTo("data: a\n\n");
      gate.awaitArrivals(1, CEILING);
      gate.open();
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("data: b\n\ndata: [DONE]\n\n");
    }
    try (ReplayServer replay = ReplayServer.start(directory);
        InputStream body = stream(replay.baseUrl())) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("data: a\n\ndata: b\n\ndata: [DONE]\n\n");
    }
  }

  @Test
  void cutStream_isCutForTheClient_andInTheReplay() throws Exception {
    real.enqueue(Answer.eventStream().data("a").cut());
    assertThatThrownBy(() -> post(proxy.baseUrl(), "{}")).isInstanceOf(IOException.class);
    proxy.close();
    assertThat(proxy.problems()).singleElement().asString().contains("broke off");
    assertThat(Files.readString(proxy.files().get(0))).contains("\"ending\" : \"cut\"", "data: a");
    try (ReplayServer replay = ReplayServer.start(directory)) {
      assertThatThrownBy(() -> post(replay.baseUrl(), "{}")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void streamThatTheConnectionEnds_isNotSaidToBeComplete_andEndsSoInTheReplay() throws Exception {
    real.enqueue(Answer.eventStream().data("a").untilClose());
    HttpResponse<String> first = post(proxy.baseUrl(), "{}");
    assertThat(first.body()).isEqualTo("data: a\n\n");
    assertThat(first.headers().firstValue("Transfer-Encoding")).isEmpty();
    assertThat(Files.readString(proxy.files().get(0))).contains("\"ending\" : \"closed\"");
    try (ReplayServer replay = ReplayServer.start(directory)) {
      HttpResponse<String> again = post(replay.baseUrl(), "{}");
      assertThat(again.body()).isEqualTo("data: a\n\n");
      assertThat(again.headers().firstValue("Transfer-Encoding")).isEmpty();
    }
  }

  @Test
  void clientThatLeaves_isSeenByTheRealServer_andTheReplayStalls() throws Exception {
    real.enqueue(Answer.eventStream().data("a").stall());
    try (InputStream body = stream(proxy.baseUrl())) {
      assertThat(body.readNBytes(9)).hasSize(9);
    }
    real.awaitDisconnect(CEILING);
    proxy.close();
    assertThat(Files.readString(proxy.files().get(0))).contains("\"ending\" : \"left\"", "data: a");
    try (ReplayServer replay = ReplayServer.start(directory);
        InputStream body = stream(replay.baseUrl())) {
      assertThat(body.readNBytes(9)).hasSize(9);
    }
  }

  @Test
  void sameRequestSeveralTimes_isReplayedInOrder_theLastOneAgain() throws Exception {
    real.enqueue(
        Answer.status(429).header("Retry-After", "1"), Answer.status(204), Answer.json("1"));
    for (int i = 0; i < 3; i++) {
      post(proxy.baseUrl(), "{}");
    }
    try (ReplayServer replay = ReplayServer.start(directory)) {
      assertThat(post(replay.baseUrl(), "{}").headers().firstValue("Retry-After")).hasValue("1");
      assertThat(post(replay.baseUrl(), "{}").statusCode()).isEqualTo(204);
      assertThat(post(replay.baseUrl(), "{}").body()).isEqualTo("1");
      assertThat(post(replay.baseUrl(), "{}").body()).isEqualTo("1");
    }
  }

  @Test
  void bytesThatAreNoText_comeBackAsTheyWere() throws Exception {
    byte[] bytes = {(byte) 0xff, 0, '\n', '\n', (byte) 0xc3};
    real.enqueue(Answer.status(200).body(bytes));
    post(proxy.baseUrl(), "{}");
    try (ReplayServer replay = ReplayServer.start(directory)) {
      assertThat(client.send(request(replay.baseUrl(), "{}"), BodyHandlers.ofByteArray()).body())
          .isEqualTo(bytes);
    }
  }

  @Test
  void requestThatWasNotRecorded_isToldWhatDiffers() throws Exception {
    real.enqueue(Answer.json("1"));
    post(proxy.baseUrl(), "{\"prompt\":\"secret plan\",\"n\":1}");
    try (ReplayServer replay = ReplayServer.start(directory)) {
      HttpResponse<String> other = post(replay.baseUrl(), "{\"prompt\":\"other\",\"stop\":[]}");
      assertThat(other.statusCode()).isEqualTo(404);
      assertThat(other.body())
          .startsWith("ReplayServer: no recording of POST /x (")
          .endsWith(directory + ": what is recorded has other members [n, prompt, stop]")
          .doesNotContain("secret plan");
      assertThat(post(replay.baseUrl() + "/y", "{}").body())
          .endsWith("recorded are only [POST /x]");
      assertThat(replay.unmatched()).hasSize(2);
    }
  }

  @Test
  void secondProxy_numbersItsFilesOn() throws Exception {
    real.otherwise(Answer.json("1"));
    post(proxy.baseUrl(), "{}");
    try (RecordingProxy second = RecordingProxy.start(real.baseUrl(), directory)) {
      post(second.baseUrl(), "{}");
      assertThat(second.files()).containsExactly(directory.resolve("0002-POST-x.json"));
    }
  }

  @Test
  void serverOutOfReach_isA502_andNotRecorded() throws Exception {
    try (DeadPort dead = DeadPort.refusing();
        RecordingProxy lost = RecordingProxy.start(dead.baseUrl(), directory)) {
      HttpResponse<String> answer = post(lost.baseUrl(), "{}");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).startsWith("RecordingProxy: no answer from " + dead.baseUrl());
      assertThat(lost.files()).isEmpty();
    }
  }

  @Test
  void directoryWithoutRecordings_isRefused() {
    assertThatThrownBy(() -> ReplayServer.start(directory))
        .isInstanceOf(IOException.class)
        .hasMessage("no recordings in " + directory);
  }

  @Test
  void fileThatIsNoRecording_isRefusedByName() throws Exception {
    Path file = Files.writeString(directory.resolve("0001-x.json"), "{\"request\":{}}");
    assertThatThrownBy(() -> ReplayServer.start(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a recording: " + file);
  }

  private HttpResponse<String> post(String baseUrl, String body) throws Exception {
    return client.send(request(baseUrl, body), BodyHandlers.ofString());
  }

  private InputStream stream(String baseUrl) throws Exception {
    return client.send(request(baseUrl, "{}"), BodyHandlers.ofInputStream()).body();
  }

  private static HttpRequest request(String baseUrl, String body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + "/x"))
        .header("Authorization", "Bearer " + KEY)
        .header("X-Org-Id", "org")
        .header("Accept-Encoding", "gzip")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
