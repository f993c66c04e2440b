package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.junit.jupiter.api.BeforeEach;

/** The body of an exchange whose head has arrived, on a clock that is turned by hand. */
abstract class QueuedBodyFixture {

  static final Duration LIMIT = Duration.ofSeconds(30);

  int timedOut;
  int cancels;
  int opened;

  final ManualClock clock = new ManualClock();
  final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  final AttemptTimeouts timeouts =
      new AttemptTimeouts(watcher, LIMIT, LIMIT, (phase, limit) -> timedOut++);
  final QueuedBody body = body(true);
  final CapacityChannel window = size -> opened += size;

  @BeforeEach
  void receiveHead() {
    timeouts.start();
    timeouts.headReceived();
  }

  QueuedBody body(boolean framed) {
    return new QueuedBody(framed, () -> cancels++, timeouts);
  }

  /** Adds bytes from a buffer that is used again, as the transport does. */
  static void add(QueuedBody body, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    body.add(buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    Arrays.fill(bytes, (byte) '#');
  }
}
