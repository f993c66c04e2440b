package app.tune.studio.testkit.junit;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An abstract test class that verifies that a {@link Client} can be used as a transport. Requires
 * JUnit Jupiter and AssertJ.
 *
 * <pre>{@code
 * class MyTransportTest extends FeignClientContract {
 *   private final Client client = new MyClient();
 *
 *   @Override
 *   protected Client client() {
 *     return client;
 *   }
 * }
 * }</pre>
 *
 * <p>A client that passes neither loses, repeats nor delays anything: requests and responses arrive
 * unchanged and once, events when they are sent, and every truncated body is an error. Requests are
 * made as by the SDK, with timeouts as Feign options and redirects disabled.
 */
@SuppressWarnings("exports") // Feign is an optional dependency
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class FeignClientContract {
  private static final String PATH = "/some/path";

  /** The server that the client is tested against, new for each test. */
  protected final ScriptedServer server = ScriptedServer.start();

  /** For subclasses. */
  protected FeignClientContract() {}

  /**
   * {@return the client to test} Called at least once per test. Should return the same client each
   * time, since connections must be reused between calls.
   */
  protected abstract Client client();

  /** {@return the maximum wait for events that should happen at once: 30 seconds} */
  protected Duration limit() {
    return Duration.ofSeconds(30);
  }

  /** Closes the server. */
  @AfterEach
  final void closeServer() {
    server.close();
  }

  /** Verifies that method, URL, headers and body arrive unchanged. */
  @Test
  final void request_isSentAsItIs() throws IOException {
    server.enqueue(Answer.completion("a"));
    byte[] body = "{\"prompt\":\"gr\u00fc\u00dfe, \u20ac\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, Collection<String>> headers =
        Map.of(
            "Content-Type", List.of("application/json"),
            "Accept", List.of("text/event-stream"),
            "X-Mine", List.of("a b"));
    String url = server.baseUrl() + PATH + "?q=%C3%BC%20%26";
    call(
            Request.create(
                Request.HttpMethod.POST, url, headers, body, StandardCharsets.UTF_8, null),
            limit())
        .close();
    assertThat(server.takeRequest(limit()))
        .hasMethod("POST")
        .hasPath(PATH)
        .hasQuery("q=%C3%BC%20%26")
        .hasHeader("Content-Type", "application/json")
        .hasHeader("Accept", "text/event-stream")
        .hasHeader("X-Mine", "a b")
        .satisfies(request -> assertThat(request.body()).isEqualTo(body));
  }

  /** Verifies that status, multi-value headers and body are returned. */
  @Test
  final void response_statusHeadersAndBody_areHandedOver() throws IOException {
    server.enqueue(
        Answer.json(201, "gr\u00fc\u00dfe").header("X-Several", "1").header("X-Several", "2"));
    try (Response response = post()) {
      assertThat(response.status()).isEqualTo(201);
      assertThat(response.headers().get("x-several")).containsExactly("1", "2");
      assertThat(text(response)).isEqualTo("gr\u00fc\u00dfe");
    }
  }

  /** Verifies that bodies of any framing are returned completely. */
  @Test
  final void response_chunkedOrUntilClose_isWhole() throws IOException {
    String text = "x".repeat(300_000);
    server.enqueue(Answer.json(text).chunked(), Answer.json(text).untilClose());
    for (int call = 0; call < 2; call++) {
      try (Response response = post()) {
        assertThat(text(response)).isEqualTo(text);
      }
    }
  }

  /** Verifies that error responses are returned and not retried. */
  @Test
  final void response_errorStatus_isHandedOverWithItsBodyAndNotSentAgain() throws IOException {
    for (int status : new int[] {400, 401, 403, 404, 408, 429, 500, 502, 503}) {
      server.enqueue(Answer.error(status, "no " + status).header("X-Mine", "a"));
      try (Response response = post()) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers().get("x-mine")).as("header at %s", status).contains("a");
        assertThat(text(response)).contains("no " + status);
      }
    }
    assertThat(server.requestCount()).isEqualTo(9);
  }

  /** Verifies that redirects are returned, not followed, as set in the options. */
  @Test
  final void response_redirect_isNotFollowed() throws IOException {
    server.enqueue(Answer.status(307).header("Location", server.baseUrl() + "/elsewhere"));
    try (Response response = post()) {
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.headers().get("location")).contains(server.baseUrl() + "/elsewhere");
    }
    assertThat(server.requestCount()).isEqualTo(1);
  }

  /** Verifies that a refused connection causes an {@link IOException}. */
  @Test
  final void connection_refused_isAnIoException() {
    try (DeadPort port = DeadPort.refusing()) {
      assertThatThrownBy(() -> call(to("http://127.0.0.1:" + port.port() + PATH), limit()))
          .isInstanceOf(IOException.class);
    }
  }

  /**
   * Verifies that a lost connection causes an {@link IOException} and is not retried, since the
   * server may have started processing.
   */
  @Test
  final void connection_lostBeforeTheResponse_isAnIoExceptionAndNotSentAgain() {
    server.enqueue(Answer.lostConnection());
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  /** Verifies that a body shorter than its length causes an {@link IOException}. */
  @Test
  final void body_shorterThanItsLength_isAnIoException() throws IOException {
    server.enqueue(Answer.status(200).contentLength(100).body("{").cut());
    assertTruncated();
  }

  /** Verifies that a body without its last chunk causes an {@link IOException}. */
  @Test
  final void body_cutBetweenChunks_isAnIoException() throws IOException {
    server.enqueue(Answer.chunks("Once", " upon").cut());
    assertTruncated();
  }

  /** Verifies that a reset connection causes an {@link IOException}. */
  @Test
  final void body_reset_isAnIoException() throws IOException {
    server.enqueue(Answer.chunks("Once", " upon").reset());
    assertTruncated();
  }

  /**
   * Verifies that the read timeout of the options causes an {@link IOException} and frees the
   * connection.
   */
  @Test
  final void response_tooLate_isAnIoException() {
    server.enqueue(Answer.silence());
    assertThatThrownBy(() -> call(to(server.baseUrl() + PATH), Duration.ofMillis(50)))
        .isInstanceOf(IOException.class);
    server.awaitDisconnect(limit());
  }

  /** Verifies that sent bytes can be read at once, before the body ends. */
  @Test
  final void stream_eachEvent_isHandedOverWhenItIsSent() throws IOException {
    Gate gate = new Gate();
    server.enqueue(Answer.chunks().await(gate).chunk("Once").await(gate).chunk(" upon"));
    try (Response response = post()) {
      InputStream body = response.body().asInputStream();
      gate.letPass(1);
      assertThat(readTo(body, "\n\n")).contains("\"Once\"");
      gate.awaitArrivals(2, limit());
      gate.letPass(1);
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("\" upon\"");
    }
  }

  /** Verifies that closing the response of a stalled server frees the connection. */
  @Test
  final void stream_closedEarly_freesTheConnection() throws IOException {
    server.enqueue(Answer.chunks("Once").stall());
    try (Response response = post()) {
      assertThat(readTo(response.body().asInputStream(), "\n\n")).contains("\"Once\"");
    }
    server.awaitDisconnect(limit());
  }

  /** Verifies that a connection is reused once its response was fully read. */
  @Test
  final void connection_responsesAreRead_isUsedAgain() throws IOException {
    server.otherwise(Answer.chunks("Once", " upon"));
    int calls = 10;
    for (int call = 0; call < calls; call++) {
      try (Response response = post()) {
        text(response);
      }
    }
    assertThat(server.connectionsAccepted()).isLessThan(calls);
  }

  private void assertTruncated() throws IOException {
    try (Response response = post()) {
      assertThatThrownBy(() -> text(response)).isInstanceOf(IOException.class);
    }
    assertThat(server.requestCount()).isEqualTo(1);
  }

  private Response post() throws IOException {
    return call(to(server.baseUrl() + PATH), limit());
  }

  private Response call(Request request, Duration readTimeout) throws IOException {
    return client().execute(request, new Request.Options(limit(), readTimeout, false));
  }

  private static Request to(String url) {
    byte[] body = "{\"prompt\":\"Once\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, Collection<String>> headers = Map.of("Content-Type", List.of("application/json"));
    return Request.create(
        Request.HttpMethod.POST, url, headers, body, StandardCharsets.UTF_8, null);
  }

  private static String text(Response response) throws IOException {
    assertThat(response.body()).as("body of the response").isNotNull();
    return new String(response.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String readTo(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the body ended after " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }
}
