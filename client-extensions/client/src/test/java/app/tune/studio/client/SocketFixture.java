package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * A test over real sockets. It ends with a look at what it left: no request that is still answered,
 * no call that is pending, no timeout that is watched, no open connection.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SocketFixture {

  /** How long anything may take that depends on another thread; far more than it does. */
  static final Duration CEILING = Duration.ofSeconds(60);

  static final TestCertificates CERTIFICATES = TestCertificates.loopback();

  final ScriptedServer server =
      isTls() ? ScriptedServer.startTls(CERTIFICATES.serverContext()) : ScriptedServer.start();
  private final List<TuneStudioClient> clients = new ArrayList<>();

  /** Returns whether the server speaks TLS; a subclass may say so. */
  boolean isTls() {
    return false;
  }

  /** Returns a builder of clients of the server. */
  TuneStudioClientBuilder clientOfServer() {
    TuneStudioClientBuilder builder = TuneStudioClient.builder().baseUrl(server.baseUrl());
    return isTls() ? builder.sslContext(CERTIFICATES.clientContext()) : builder;
  }

  /** Builds a client that the fixture closes. */
  TuneStudioClient open(TuneStudioClientBuilder builder) {
    TuneStudioClient tune = builder.build();
    clients.add(tune);
    return tune;
  }

  /** Closes what a transport keeps open that is not the client's own. */
  void closeOthers() {
    // the client closes all of its own
  }

  @AfterEach
  void nothingStaysOpen() {
    try (server) {
      server.awaitIdle(CEILING);
      for (TuneStudioClient tune : clients) {
        eventually("no call is pending", () -> tune.dispatcher().pendingCalls() == 0);
        tune.close();
        eventually("no timeout is watched", () -> tune.dispatcher().watchedTimeouts() == 0);
      }
      closeOthers();
      server.awaitNoOpenConnections(CEILING);
      assertThat(server.answersLeft()).as("answers not asked for").isZero();
      assertThat(server.problems()).isEmpty();
    }
  }

  /** Waits for what happens on another thread and is reported to nobody. */
  @SuppressWarnings("ThreadPriorityCheck") // gives way to the thread that is waited for
  static void eventually(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + CEILING.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      Thread.yield();
    }
  }
}
