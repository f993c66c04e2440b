package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body that arrives on one thread and is polled by another, here by turns on one. */
class QueuedBodyTest extends QueuedBodyFixture {

  private int signals;

  @BeforeEach
  void listen() {
    body.onReadable(() -> signals++);
  }

  private String poll() throws IOException {
    ByteBuffer bytes = body.poll();
    return bytes == null ? null : StandardCharsets.US_ASCII.decode(bytes).toString();
  }

  private void passLimit() {
    clock.advance(LIMIT);
  }

  @Test
  void poll_bytesArrived_givesEachPieceOnceInOrder() throws IOException {
    add(body, "a");
    add(body, "bc");
    assertThat(signals).isEqualTo(2);
    assertThat(poll()).isEqualTo("a");
    assertThat(poll()).isEqualTo("bc");
    assertThat(poll()).isNull();
    assertThat(body.isEnded()).isFalse();
    body.end();
    assertThat(signals).isEqualTo(3);
    assertThat(body.isEnded()).isTrue();
    assertThat(poll()).isNull();
  }

  @Test
  void isEnded_bytesAreLeft_isFalseUntilTheyArePolled() throws IOException {
    add(body, "a");
    body.end();
    assertThat(body.isEnded()).isFalse();
    assertThat(poll()).isEqualTo("a");
    assertThat(body.isEnded()).isTrue();
  }

  @Test
  void timeouts_bytesAreAwaited_areThoseOfThatTimeAlone() throws IOException {
    passLimit();
    assertThat(timedOut).as("nobody reads").isZero();
    poll();
    add(body, "a");
    passLimit();
    assertThat(timedOut).as("bytes have arrived").isZero();
    poll();
    poll();
    passLimit();
    assertThat(timedOut).isEqualTo(1);
  }

  @Test
  void timeouts_pieceIsPolledWhileAnotherIsAwaited_areStopped() throws IOException {
    add(body, "a");
    timeouts.awaitBytes();
    poll();
    passLimit();
    assertThat(timedOut).isZero();
  }

  @Test
  void end_bytesAreAwaited_stopsTheTimeouts() throws IOException {
    poll();
    body.end();
    passLimit();
    assertThat(timedOut).isZero();
    assertThat(watcher.size()).isZero();
  }

  @Test
  void fail_bytesAreLeft_isThrownBehindThem() throws IOException {
    IOException cut = new IOException("reset");
    add(body, "a");
    body.fail(cut);
    body.fail(new IOException("a later one"));
    assertThat(signals).isEqualTo(2);
    assertThat(watcher.size()).isZero();
    assertThat(poll()).isEqualTo("a");
    assertThatThrownBy(body::poll).isSameAs(cut);
    assertThatThrownBy(body::poll).isSameAs(cut);
    assertThat(body.isEnded()).isFalse();
  }

  @Test
  void fail_notByIo_isWrapped() {
    RuntimeException broken = new IllegalStateException("broken");
    body.fail(broken);
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class).hasCause(broken);
  }

  @Test
  void fail_afterTheEnd_isIgnored() throws IOException {
    body.end();
    body.fail(new IOException("reset"));
    assertThat(poll()).isNull();
    assertThat(body.isEnded()).isTrue();
  }

  @Test
  void end_unframedEmptyBody_isTheEnd() throws IOException {
    QueuedBody empty = body(false);
    empty.end();
    assertThat(empty.poll()).isNull();
    assertThat(empty.isEnded()).isTrue();
    assertThat(empty.isFramed()).isFalse();
    assertThat(body.isFramed()).isTrue();
  }

  @Test
  void windowUsedUp_bytesAreLeft_isOpenedOnceAllArePolled() throws IOException {
    add(body, "a");
    add(body, "b");
    body.windowUsedUp(window);
    poll();
    poll();
    assertThat(opened).isZero();
    poll();
    assertThat(opened).isEqualTo(64 * 1024);
    poll();
    assertThat(opened).isEqualTo(64 * 1024);
  }

  @Test
  void windowUsedUp_allIsPolled_isOpenedAtOnce() {
    body.windowUsedUp(window);
    assertThat(opened).isEqualTo(64 * 1024);
  }

  @Test
  void windowUsedUp_connectionIsLost_isTheFailure() {
    IOException lost = new IOException("lost");
    body.windowUsedUp(
        size -> {
          throw lost;
        });
    assertThatThrownBy(body::poll).isSameAs(lost);
  }

  @Test
  void close_bodyHasNotEnded_cancelsTheExchangeAndEndsReading() throws IOException {
    poll();
    body.close();
    assertThat(cancels).isEqualTo(1);
    assertThat(watcher.size()).isZero();
    assertThat(poll()).isNull();
    assertThat(body.isEnded()).isFalse();
  }

  @Test
  void close_bodyHasEnded_leavesTheConnection() {
    body.end();
    body.close();
    assertThat(cancels).isZero();
  }

  @Test
  void poll_bodyIsCutAndThenClosed_throws() {
    body.fail(new IOException("cut"));
    body.close(); // gives no second signal, so the reader must hear of the cut in any case
    assertThatThrownBy(this::poll).isInstanceOf(IOException.class).hasMessage("cut");
  }
}
