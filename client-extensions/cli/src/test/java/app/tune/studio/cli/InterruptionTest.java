package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and readers that go: the server's work ends, and the status says why. */
class InterruptionTest {

  private static final Duration CEILING = Duration.ofSeconds(30);
  private static final String CHUNK = "{\"choices\":[{\"index\":0,\"text\":\"Once upon\"}]}";

  @TempDir private Path home;

  /** Notices the first byte. */
  private static final class FirstByte extends ByteArrayOutputStream {
    private final CountDownLatch seen = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      seen.countDown();
    }
  }

  @Test
  void complete_signalInMidStream_keepsTheTextAndClosesTheConnection() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().data(CHUNK).stall());
      FirstByte out = new FirstByte();
      Terminal terminal = new Terminal(home).output(out);
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> terminal.run("complete", "Once", "--base-url", server.baseUrl()));
      assertThat(out.seen.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();

      terminal.signal(130);

      assertThat(status.get(CEILING.toSeconds(), TimeUnit.SECONDS)).isEqualTo(130);
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Once upon\n");
      assertThat(terminal.err()).isEmpty();
      assertThat(terminal.handlesSignals()).isFalse();
      server.awaitNothingLeftOpen(CEILING);
    }
  }

  @Test
  void complete_signalBeforeTheResponse_endsThePlainCall() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request -> {
            received.countDown();
            return Answer.silence();
          });
      Terminal terminal = new Terminal(home);
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () ->
                  terminal.run("complete", "Once", "--no-stream", "--base-url", server.baseUrl()));
      assertThat(received.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();

      terminal.signal(143);

      assertThat(status.get(CEILING.toSeconds(), TimeUnit.SECONDS)).isEqualTo(143);
      assertThat(terminal.err()).isEmpty();
    }
  }

  @Test
  void complete_secondSignal_endsTheProcessAtOnce() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    OutputStream stuck =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.countDown();
            try {
              blocked.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    try (TuneStudioServer server = TuneStudioServer.builder().requireKey(false).start()) {
      Terminal terminal = new Terminal(home).output(stuck);
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> terminal.run("complete", "Once", "--base-url", server.baseUrl()));
      assertThat(writing.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();

      terminal.signal(130);
      terminal.signal(130);

      assertThat(terminal.halts()).containsExactly(130);
      blocked.countDown();
      status.get(CEILING.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void complete_readerThatGoes_endsQuietlyAndClosesTheConnection() {
    try (TuneStudioServer server =
        TuneStudioServer.builder()
            .requireKey(false)
            .delayPerToken(Duration.ofMillis(1))
            .contextLength(1_000_000)
            .start()) {
      Terminal terminal = new Terminal(home).output(failing("Broken pipe"));

      int status =
          terminal.run(
              "complete", "Once", "--max-tokens", "900000", "--base-url", server.baseUrl());

      assertThat(status).isEqualTo(141);
      assertThat(terminal.err()).isEmpty();
      assertThat(awaitNoStreams(server)).isTrue();
    }
  }

  @Test
  void complete_fullDisk_isAFailureWithAMessage() {
    try (TuneStudioServer server = TuneStudioServer.builder().requireKey(false).start()) {
      Terminal terminal = new Terminal(home).output(failing("No space left on device"));

      int status = terminal.run("complete", "Once", "--base-url", server.baseUrl());

      assertThat(status).isEqualTo(1);
      assertThat(terminal.err()).startsWith("error: ").contains("No space left on device");
    }
  }

  private static boolean awaitNoStreams(TuneStudioServer server) {
    try {
      return server.awaitActiveStreams(0, CEILING);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
