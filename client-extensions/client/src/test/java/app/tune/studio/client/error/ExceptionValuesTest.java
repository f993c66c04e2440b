package app.tune.studio.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exceptions tell of a call, value by value. */
class ExceptionValuesTest {

  private static final String KEY = "sk-abcdef";
  private static final ErrorContext CONTEXT =
      ErrorContext.of("call-1", "http://localhost/completions?key=x", 1, KEY);

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "1, 1 ms",
    "999, 999 ms",
    "1000, 1 s",
    "1500, 1.5 s",
    "1230, 1.23 s",
    "59999, 59.999 s",
    "60000, 1 min",
    "61000, 61 s",
    "600000, 10 min",
    "86400000, 24 h"
  })
  void message_timeout_namesTheLimitAsPeopleWriteIt(long millis, String text) {
    Duration limit = Duration.ofMillis(millis);
    CallTimeoutException thrown = new CallTimeoutException(Phase.IDLE, limit, CONTEXT);
    assertThat(thrown).hasMessageContaining("idle timeout of " + text + " exceeded");
    assertThat(thrown.phase()).isEqualTo(Phase.IDLE);
    assertThat(thrown.limit()).isEqualTo(limit);
  }

  @Test
  void values_noAnswer_areEmpty() {
    ConnectionException thrown =
        new ConnectionException("refused", Stage.CONNECT, CONTEXT, new IOException("no"));
    assertThat(thrown)
        .hasMessage("refused [http://localhost/completions]")
        .cause()
        .hasMessage("no");
    assertThat(thrown.reason()).isEqualTo("refused");
    assertThat(thrown.stage()).isEqualTo(Stage.CONNECT);
    assertThat(thrown.url()).isEqualTo("http://localhost/completions");
    assertThat(thrown.attempts()).isEqualTo(1);
    assertThat(thrown.status()).isZero();
    assertThat(thrown.headers()).isEmpty();
    assertThat(thrown.requestId()).isNull();
    assertThat(thrown.contentType()).isNull();
    assertThat(thrown.body()).isEmpty();
    assertThat(thrown.bodyText()).isEmpty();
  }

  @Test
  void values_answer_areItsOwnWithoutTheKey() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Said", List.of("a " + KEY));
    ErrorContext context =
        ErrorContext.of("call-1", "http://localhost/", 3, KEY)
            .withResponse(502, headers)
            .withBody("oops".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ProtocolException thrown = new ProtocolException("no " + KEY, context, null);
    assertThat(thrown).hasMessage("no [redacted] [http://localhost/, 3 attempts]");
    assertThat(thrown.reason()).isEqualTo("no [redacted]");
    assertThat(thrown.status()).isEqualTo(502);
    assertThat(thrown.headers()).containsEntry("x-said", List.of("a [redacted]"));
    assertThat(thrown.bodyText()).isEqualTo("oops");
  }

  @Test
  void cause_holdsTheKey_isReplaced() {
    Exception told = new IOException("outer", new IllegalStateException("with " + KEY));
    ProtocolException thrown = new ProtocolException("x", CONTEXT, told);
    assertThat(thrown.getCause()).isNotSameAs(told).hasMessage("java.io.IOException: outer");
    assertThat(thrown.getCause().getStackTrace()).isEqualTo(told.getStackTrace());
    Exception harmless = new IOException("outer", new IllegalStateException("inner"));
    assertThat(new ProtocolException("x", CONTEXT, harmless).getCause()).isSameAs(harmless);
  }

  @Test
  void partialTexts_cutStream_areByChoice() {
    IncompleteStreamException thrown =
        new IncompleteStreamException(
            "cut", Map.of(0, "a", 1, "b"), Map.of(1, "stop"), false, CONTEXT, null);
    assertThat(thrown.partialText()).isEqualTo("a");
    assertThat(thrown.partialTexts()).isEqualTo(Map.of(0, "a", 1, "b"));
    assertThat(thrown.finishReasons()).isEqualTo(Map.of(1, "stop"));
    IncompleteStreamException empty =
        new IncompleteStreamException("cut", Map.of(), Map.of(), false, CONTEXT, null);
    assertThat(empty.partialText()).isEmpty();
  }

  @Test
  void redaction_noKey_changesNothing() {
    assertThat(Redaction.of(null).apply("text")).isEqualTo("text");
    assertThat(Redaction.of(KEY)).hasToString("Redaction");
  }
}
