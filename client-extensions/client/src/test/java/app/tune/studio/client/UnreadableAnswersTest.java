package app.tune.studio.client;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers to plain calls under a success status that are no answers: typed, and never retried. */
class UnreadableAnswersTest extends WireTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  static Stream<Arguments> protocolErrors() {
    return modes(
        arguments(Answer.status(204), "is empty"),
        arguments(Answer.json(200, ""), "is empty"),
        arguments(Answer.json(200, " \r\n"), "is empty"),
        arguments(Answer.raw().bytes(OK + "\r\n").close(), "is empty"),
        arguments(Answer.json(200, "null"), "is null"),
        arguments(Answer.json(200, "[]"), "cannot be read"),
        arguments(Answer.json(200, "\"text\""), "cannot be read"),
        arguments(Answer.json(200, "7"), "cannot be read"),
        arguments(Answer.json(200, "{\"id\":"), "cannot be read"),
        arguments(Answer.json(200, GOOD + GOOD), "followed by other text"),
        arguments(Answer.json(200, "{}"), "has no choices (base URL or path?)"),
        arguments(Answer.json(200, "{\"status\":\"ok\"}"), "has no choices"),
        arguments(Answer.json(200, "{\"content\":\"Athens\",\"stop\":true}"), "has no choices"),
        arguments(Answer.json(200, "{\"choices\":{}}"), "cannot be read"),
        arguments(Answer.json(200, "{\"created\":\"soon\"}"), "has no choices"),
        arguments(Answer.json(200, "{'id':1}"), "cannot be read"),
        arguments(
            Answer.status(200).body(new byte[] {'{', '"', (byte) 0xE9, '"', '}'}),
            "cannot be read"),
        arguments(Answer.status(200).body(GOOD.getBytes(UTF_16LE)), "cannot be read"),
        arguments(Answer.status(200).contentType("text/html").body("<html>"), "HTML page"),
        arguments(Answer.json(200, "<!DOCTYPE html>"), "HTML page"),
        arguments(Answer.status(200).contentType("text/plain").body("OK"), "cannot be read"),
        arguments(Answer.eventStream().data(GOOD).data("[DONE]"), "is an event stream"),
        arguments(Answer.json(200, "data: " + GOOD + "\n\n"), "is an event stream"),
        arguments(Answer.status(200).body(new byte[] {0x1F, (byte) 0x8B, 8, 0, 1}), "compressed"),
        arguments(
            Answer.status(200).header("Content-Encoding", "br").body("\u000B\u0002\u0080{}"),
            "is compressed (Content-Encoding: br)"),
        arguments(
            Answer.status(200).header("Content-Encoding", "gzip").gzip("[]"), "cannot be read"),
        arguments(Answer.raw().bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n").close(), "is not HTTP"),
        arguments(Answer.raw().bytes("HTTP/1.1 abc OK\r\n\r\n").close(), "is not HTTP"));
  }

  static Stream<Arguments> cuts() {
    return modes(
        arguments(Answer.status(200).contentLength(500).body(GOOD).cut()),
        arguments(Answer.status(200).contentLength(500).body(GOOD).reset()),
        arguments(Answer.status(200).chunked().body(GOOD).cut()),
        arguments(Answer.status(200).chunked().body(GOOD).reset()),
        arguments(Answer.raw().bytes(OK + "Content-Length: 500\r\n\r\n").cut()));
  }

  private static Stream<Arguments> modes(Arguments... rows) {
    return ErrorAnswersTest.everyMode(rows);
  }

  @ParameterizedTest(name = "{2}: {1}, {0}")
  @MethodSource("protocolErrors")
  void call_unreadableAnswer_throwsProtocolException(
      Answer answer, String message, app.tune.studio.client.Mode mode) {
    if (mode.isStream()) {
      return; // judged by the tests of streams
    }
    server.enqueue(answer);
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("/text/completions]");
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"choices":[{"index":0 | Unexpected end-of-input: expected close marker for Object
          {"choices":[}          | Unexpected close marker '}': expected ']'
          """)
  void call_malformedJson_isDescribedWithoutPosition(String json, String description) {
    server.enqueue(Answer.json(json));
    assertThat(failureOf(app.tune.studio.client.Mode.CREATE, open()).reason())
        .endsWith(description);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("cuts")
  void call_cutAfterSuccess_throwsConnectionExceptionOnce(
      Answer answer, app.tune.studio.client.Mode mode) {
    server.enqueue(answer);
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure).isExactlyInstanceOf(ConnectionException.class);
    assertThat(((ConnectionException) failure).stage()).isEqualTo(Stage.READ_BODY);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "CREATE.*")
  void call_valuesOutOfContract_areReturned(app.tune.studio.client.Mode mode) {
    server.enqueue(
        Answer.json(
            200, "{\"choices\":[{\"index\":-7,\"text\":\"x\"}],\"created\":-1,\"object\":\"\"}"),
        Answer.status(201).gzip(GOOD),
        Answer.status(200).contentType("text/plain").body("\uFEFF" + GOOD));
    TuneStudioClient tune = open();
    assertThat(mode.call(tune).choices().get(0).index()).isEqualTo(-7);
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "CREATE.*")
  void call_interimAnswers_arePassedOver(app.tune.studio.client.Mode mode) {
    server.enqueue(
        Answer.raw()
            .bytes("HTTP/1.1 100 Continue\r\n\r\n")
            .bytes("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
            .bytes(OK + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD)
            .close());
    assertThat(mode.call(open()).text()).isEqualTo("upon a time");
  }
}
