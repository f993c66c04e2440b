package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The rest of a body whose content is complete: drained within limits, or its connection closed.
 */
class QueuedBodyDrainTest extends QueuedBodyFixture {

  private static final int MOST = 8 * 1024;

  private void add(int count) {
    add(body, "x".repeat(count));
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
    body.windowUsedUp(window);
    body.finish();
    assertThat(opened).isPositive();
  }

  @Test
  void finish_bodyHasEndedOrFailed_doesNothing() {
    body.end();
    body.finish();
    QueuedBody cut = body(false);
    cut.fail(new IOException("reset"));
    cut.finish();
    assertThat(cancels).isZero();
    assertThat(watcher.size()).isZero();
  }

  @Test
  void finish_unframedBody_cancelsTheExchangeAtOnce() {
    QueuedBody unframed = body(false);
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
