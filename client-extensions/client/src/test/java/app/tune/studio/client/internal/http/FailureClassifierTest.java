package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions of users for those of transports, by the progress of the exchange. */
class FailureClassifierTest {

  private static final String URL = "http://h:8080/v1?q=1";
  private static final ErrorContext CONTEXT = ErrorContext.of("call-1", URL, 1, null);
  private static final Duration LIMIT = Duration.ofSeconds(7);

  private static TuneStudioException classify(Throwable failure, Stage stage) {
    return FailureClassifier.classify(failure, stage, URL, false, LIMIT, CONTEXT);
  }

  static Stream<Arguments> connectFailures() {
    String wrongCredentials = ": it requires credentials, or rejects those that are set";
    return Stream.of(
        arguments(new ConnectException("refused"), "cannot connect to h:8080"),
        arguments(new IOException("any"), "cannot connect to h:8080"),
        arguments(new MessageConstraintException("head"), "cannot connect to h:8080"),
        arguments(new UnknownHostException("h"), "unknown host h:8080"),
        arguments(new UnresolvedAddressException(), "unknown host h:8080"),
        arguments(new IOException(new UnknownHostException("h")), "unknown host h:8080"),
        arguments(new SSLException("expired"), "no TLS connection to h:8080: expired"),
        arguments(
            new ProxyRefusedException(407),
            "no connection to h:8080: the proxy responded with 407" + wrongCredentials),
        arguments(
            new ProxyRefusedException(502),
            "no connection to h:8080: the proxy responded with 502"));
  }

  @ParameterizedTest
  @MethodSource("connectFailures")
  void classify_nothingSent_namesTheHost(Throwable failure, String message) {
    assertThat(classify(failure, Stage.CONNECT))
        .isInstanceOfSatisfying(
            ConnectionException.class, lost -> assertThat(lost.stage()).isEqualTo(Stage.CONNECT))
        .hasMessage(message + " [http://h:8080/v1]")
        .hasCause(failure);
  }

  @Test
  void classify_malformedChunks_isAProtocolErrorWithTheReason() {
    assertThat(classify(new MalformedChunkCodingException("Bad chunk header: zz"), Stage.READ_BODY))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("chunks of the response's body are malformed: Bad chunk header: zz");
    assertThat(classify(new TruncatedChunkException("cut"), Stage.READ_BODY))
        .isInstanceOf(ConnectionException.class);
    assertThat(
            classify(
                new MalformedChunkCodingException("CRLF expected at end of chunk"),
                Stage.READ_BODY))
        .isInstanceOf(ConnectionException.class);
  }

  @Test
  void classify_connectTimesOut_isTheTimeoutWithItsValue() {
    assertThat(classify(new SocketTimeoutException("late"), Stage.CONNECT))
        .isInstanceOfSatisfying(
            CallTimeoutException.class,
            late -> {
              assertThat(late.phase()).isEqualTo(Phase.CONNECT);
              assertThat(late.limit()).isEqualTo(LIMIT);
            });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONNECT")
  void classify_connectionIsLost_saysWhere(Stage stage) {
    String where =
        switch (stage) {
          case CONNECT -> "";
          case AWAIT_RESPONSE -> "before any byte of the response";
          case READ_HEAD -> "within the response's headers";
          case READ_BODY -> "within the response's body";
        };
    for (Exception failure : new Exception[] {new IOException("reset"), new SSLException("eof")}) {
      assertThat(classify(failure, stage))
          .isInstanceOfSatisfying(
              ConnectionException.class, lost -> assertThat(lost.stage()).isEqualTo(stage))
          .hasMessageStartingWith("the connection to h:8080 was lost " + where)
          .hasCause(failure);
    }
  }

  static Stream<Exception> notHttp() {
    return Stream.of(
        new MessageConstraintException("long"),
        new ClientProtocolException("odd"),
        new HttpException("odd"));
  }

  @ParameterizedTest
  @MethodSource("notHttp")
  void classify_responseIsNotHttp_isAProtocolError(Exception failure) {
    assertThat(classify(failure, Stage.READ_HEAD))
        .isInstanceOf(ProtocolException.class)
        .hasCause(failure);
  }

  @ParameterizedTest
  @EnumSource
  void classify_interruptedOrTyped_isTheSameAtAnyStage(Stage stage) {
    assertThat(classify(new ThreadInterruptedException(new IOException()), stage))
        .isInstanceOf(CallCancelledException.class)
        .hasMessageStartingWith("the calling thread was interrupted");
    TuneStudioException typed = new ProtocolException("odd", CONTEXT, null);
    assertThat(classify(typed, stage)).isSameAs(typed);
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        arguments(new UnknownHostException("h"), true),
        arguments(new UnresolvedAddressException(), true),
        arguments(new ConnectException("refused"), true),
        arguments(new NoRouteToHostException("no route"), true),
        arguments(new SSLHandshakeException("expired"), true),
        arguments(nested(9), true),
        arguments(nested(10), false),
        arguments(new SSLException("lost"), false),
        arguments(new SocketTimeoutException("late"), false),
        arguments(new IOException("reset"), false));
  }

  private static Exception nested(int depth) {
    Exception at = new ConnectException("refused");
    for (int i = 0; i < depth; i++) {
      at = new IOException(at);
    }
    return at;
  }

  @ParameterizedTest
  @MethodSource("causes")
  void isConnect_anyCause_isTrueOnlyIfNothingCanHaveBeenSent(Exception failure, boolean connect) {
    assertThat(FailureClassifier.isConnect(failure)).isEqualTo(connect);
  }

  @Test
  void isFinal_failure_isTrueForInterruptsAndRefusedCredentials() {
    assertThat(isFinal(new ThreadInterruptedException(new IOException()))).isTrue();
    assertThat(isFinal(new ProxyRefusedException(407))).isTrue();
    assertThat(isFinal(new ProxyRefusedException(502))).isFalse();
    assertThat(isFinal(new ConnectException("refused"))).isFalse();
  }

  private static boolean isFinal(Exception failure) {
    return FailureClassifier.isFinal(classify(failure, Stage.CONNECT));
  }
}
