package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rest of a body whose content is complete: drained within limits, or its connection closed.
 */
class QueuedBodyDrainTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MOST = 8 * 1024;

  private int timedOut;
  private int cancels;
  private int opened;

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  private final AttemptTimeouts timeouts =
      new AttemptTimeouts(watcher, LIMIT, LIMIT, (phase, limit) -> timedOut++);
  private final QueuedBody body = new QueuedBody(true, () -> cancels++, timeouts);

  @BeforeEach
  void receiveHead() {
    timeouts.start();
    timeouts.headReceived();
  }

  private void add(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    body.add(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void finish_endArrives_leavesTheConnectionAndNoTimeout() throws IOException {
    body.poll();
    body.finish();
    add(MOST);
    body.end();
    clock.advance(LIMIT);
    assertThat(cancels).isZero();
    assertThat(timedOut).isZero();
    assertThat(watcher.size()).isZero();
    assertThat(body.isEnded()).isTrue();
  }

  @Test
  void finish_endIsSlow_cancelsTheExchange() {
    body.finish();
    clock.advance(Duration.ofMillis(250));
    assertThat(cancels).isEqualTo(1);
    assertThat(timedOut).isZero();
  }

  @Test
  void finish_muchIsQueuedOrArrives_cancelsTheExchange() {
    add(MOST);
    body.finish();
    assertThat(cancels).isZero();
    add(1);
    assertThat(cancels).isEqualTo(1);
  }

  @Test
  void finish_windowIsUsedUp_opensItForTheRest() {
    add(1);
    body.windowUsedUp(size -> opened += size);
    body.finish();
    assertThat(opened).isPositive();
  }

  @Test
  void finish_bodyHasEndedOrFailed_doesNothing() {
    body.end();
    body.finish();
    QueuedBody cut = new QueuedBody(false, () -> cancels++, timeouts);
    cut.fail(new IOException("reset"));
    cut.finish();
    assertThat(cancels).isZero();
    assertThat(watcher.size()).isZero();
  }

  @Test
  void finish_unframedBody_cancelsTheExchangeAtOnce() {
    QueuedBody unframed = new QueuedBody(false, () -> cancels++, timeouts);
    unframed.finish();
    assertThat(cancels).isEqualTo(1);
  }

  @Test
  void close_whileDraining_leavesItToTheDrain() {
    body.finish();
    body.close();
    assertThat(cancels).isZero();
  }
}
