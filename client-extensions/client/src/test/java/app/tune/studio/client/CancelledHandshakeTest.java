package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.lang.Thread.State;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** A call that is cancelled while the client writes the first message of its TLS handshake. */
class CancelledHandshakeTest {

  @Test
  void createAsync_cancelledAsTheHandshakeBegins_givesUpItsConnection() throws Exception {
    TestCertificates certificates = TestCertificates.loopback();
    ObservedRandom random = new ObservedRandom();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, TlsTest.trusting(certificates.certificate()), random);
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext());
        TuneStudioClient tune =
            TuneStudioClient.builder()
                .baseUrl(server.baseUrl())
                .sslContext(context)
                .maxConnections(1)
                .retryPolicy(RetryPolicy.none())
                .build()) {
      server.otherwise(Answer.json(WireTest.GOOD));
      CompletableFuture<Future<?>> call = new CompletableFuture<>();
      random.onUse =
          () -> {
            random.onUse = () -> {};
            cancelOnAnotherThread(call.join());
          };
      CompletableFuture<?> cancelled = tune.textCompletions().createAsync(r -> r.prompt("Once"));
      call.complete(cancelled);
      assertThat(Mode.CREATE_ASYNC.call(tune).text()).isEqualTo("upon a time");
      assertThat(cancelled).isCancelled();
      assertThat(server.requestCount()).isOne();
      tune.close();
      server.awaitIdle(SocketFixture.CEILING);
    }
  }

  /** Returns as soon as the other thread has to wait for this one, or is done. */
  private static void cancelOnAnotherThread(Future<?> call) {
    Thread other = new Thread(() -> call.cancel(true));
    other.start();
    while (other.getState() == State.NEW || other.getState() == State.RUNNABLE) {
      Thread.onSpinWait();
    }
  }

  /** Tells when a handshake asks for random bytes, on the thread that runs the handshake. */
  private static final class ObservedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private transient volatile Runnable onUse = () -> {};

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      onUse.run();
    }
  }
}
