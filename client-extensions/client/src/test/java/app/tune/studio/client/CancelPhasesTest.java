package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call that is given up while it connects, shakes hands, waits for the head or reads the body.
 */
class CancelPhasesTest extends WireTest {

  private static final Answer STALLED_BODY =
      Answer.status(200).contentType("application/json").contentLength(100).body("{").stall();

  private static ServerSocket mute() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static String tls(ServerSocket mute) {
    return "https://127.0.0.1:" + mute.getLocalPort();
  }

  /** Waits until the other side has closed; what it sent before is read over. */
  private static void awaitClosed(Socket accepted) throws IOException {
    accepted.setSoTimeout((int) CEILING.toMillis());
    try {
      accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  private TuneStudioClient at(String url) {
    return open(TuneStudioClient.builder().apiKey(KEY).baseUrl(url));
  }

  private static void assertInterruptEnds(BlockedCall caller) {
    SocketTest.awaitBlocked(caller.thread());
    caller.thread().interrupt();
    assertThat(caller.failure()).isInstanceOf(CallCancelledException.class);
    assertThat(caller.wasInterrupted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_whileConnecting_endsTheCallAndKeepsTheFlag(Mode mode) {
    try (DeadPort hanging = DeadPort.hanging()) {
      TuneStudioClient tune = at(hanging.baseUrl());
      assertInterruptEnds(BlockedCall.in(() -> mode.call(tune)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_inTheHandshake_endsTheCallAndKeepsTheFlag(Mode mode) throws IOException {
    try (ServerSocket mute = mute()) {
      TuneStudioClient tune = at(tls(mute));
      BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
      try (Socket accepted = mute.accept()) {
        accepted.getInputStream().read(); // the handshake has begun
        assertInterruptEnds(caller);
        awaitClosed(accepted);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_beforeTheHead_endsTheCallAndKeepsTheFlag(Mode mode) {
    server.enqueue(Answer.silence());
    TuneStudioClient tune = at(server.baseUrl());
    BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
    server.takeRequest();
    assertInterruptEnds(caller);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void interrupt_inTheBody_endsTheCallAndKeepsTheFlag() {
    server.enqueue(STALLED_BODY);
    TuneStudioClient tune = at(server.baseUrl());
    BlockedCall caller = BlockedCall.in(() -> Mode.CREATE.call(tune));
    server.takeRequest();
    assertInterruptEnds(caller);
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource
  void close_whileConnecting_endsTheCall(Mode mode) {
    try (DeadPort hanging = DeadPort.hanging()) {
      TuneStudioClient tune = at(hanging.baseUrl());
      BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
      eventually("the call has begun", () -> tune.dispatcher().pendingCalls() == 1);
      tune.close();
      assertThat(caller.failure()).isInstanceOf(ClientClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_inTheHandshake_endsTheCallAndClosesTheConnection(Mode mode) throws IOException {
    try (ServerSocket mute = mute()) {
      TuneStudioClient tune = at(tls(mute));
      BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
      try (Socket accepted = mute.accept()) {
        accepted.getInputStream().read();
        tune.close();
        assertThat(caller.failure()).isInstanceOf(ClientClosedException.class);
        awaitClosed(accepted);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_beforeTheHead_endsTheCallAndClosesTheConnection(Mode mode) {
    server.enqueue(Answer.silence());
    TuneStudioClient tune = at(server.baseUrl());
    BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
    server.takeRequest();
    tune.close();
    assertThat(caller.failure()).isInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void cancel_whileConnecting_leavesNoCall() {
    try (DeadPort hanging = DeadPort.hanging()) {
      TuneStudioClient tune = at(hanging.baseUrl());
      CompletableFuture<TextCompletion> call =
          tune.textCompletions().createAsync(r -> r.prompt("Once"));
      assertThat(call.cancel(true)).isTrue();
      eventually("no call is pending", () -> tune.dispatcher().pendingCalls() == 0);
    }
  }

  @Test
  void cancel_inTheHandshake_closesTheConnection() throws IOException {
    try (ServerSocket mute = mute()) {
      CompletableFuture<TextCompletion> call =
          at(tls(mute)).textCompletions().createAsync(r -> r.prompt("Once"));
      try (Socket accepted = mute.accept()) {
        accepted.getInputStream().read();
        call.cancel(true);
        awaitClosed(accepted);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void cancel_rightAfterTheConnectionWasMade_closesItEachTime(String scheme) throws IOException {
    try (ServerSocket mute = mute()) {
      TuneStudioClient tune = at(scheme + "://127.0.0.1:" + mute.getLocalPort());
      for (int i = 0; i < 50; i++) {
        CompletableFuture<TextCompletion> call =
            tune.textCompletions().createAsync(r -> r.prompt("Once"));
        try (Socket accepted = mute.accept()) {
          call.cancel(true);
          awaitClosed(accepted);
        }
      }
    }
  }
}
