package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When idle connections are looked for, over a pool of the library with real connections. */
class IdleConnectionEvictionTest {

  /** Real time has not passed this by when the clock of the test has. */
  private static final Duration KEEP_ALIVE = Duration.ofHours(1);

  private int searches;

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  private final ScriptedServer server = ScriptedServer.start().otherwise(Answer.status(200));
  private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
  private final CloseableHttpClient client =
      HttpClients.custom().setConnectionManager(pool).build();
  private final IdleConnectionEviction eviction =
      new IdleConnectionEviction(watcher, KEEP_ALIVE, pool, () -> searches++);

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  private void call() throws Exception {
    client.execute(new HttpGet(URI.create(server.baseUrl())), response -> null);
  }

  @Test
  void connectionUsed_noConnectionIsLeft_looksOnceAfterTheKeepAlive() {
    eviction.connectionUsed();
    eviction.connectionUsed();
    assertThat(watcher.size()).isEqualTo(1);
    clock.advance(KEEP_ALIVE.minusNanos(1));
    assertThat(searches).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(searches).isEqualTo(1);
    clock.advance(KEEP_ALIVE.multipliedBy(9));
    assertThat(searches).isEqualTo(1);
    assertThat(watcher.size()).isZero();
  }

  @Test
  void connectionUsed_afterALook_looksAgain() {
    eviction.connectionUsed();
    clock.advance(KEEP_ALIVE);
    eviction.connectionUsed();
    clock.advance(KEEP_ALIVE);
    assertThat(searches).isEqualTo(2);
  }

  @Test
  void expire_aConnectionIsIdleForLessThanTheKeepAlive_leavesItAndLooksAgain() throws Exception {
    call();
    assertThat(pool.getTotalStats().getAvailable()).isEqualTo(1);
    eviction.connectionUsed();
    clock.advance(KEEP_ALIVE);
    clock.advance(KEEP_ALIVE);
    assertThat(searches).isEqualTo(2);
    assertThat(pool.getTotalStats().getAvailable()).isEqualTo(1);
  }

  @Test
  void expire_aConnectionIsIdleForLonger_closesIt() throws Exception {
    call();
    IdleConnectionEviction atOnce =
        new IdleConnectionEviction(watcher, Duration.ZERO, pool, () -> searches++);
    atOnce.connectionUsed();
    clock.advance(Duration.ofNanos(1));
    assertThat(pool.getTotalStats().getAvailable()).isZero();
    assertThat(watcher.size()).isZero();
  }

  @Test
  void expire_aConnectionIsLeased_looksAgain() throws Exception {
    server.enqueue(Answer.status(200).body("left in the connection"));
    try (var open = client.executeOpen(null, new HttpGet(URI.create(server.baseUrl())), null)) {
      eviction.connectionUsed();
      clock.advance(KEEP_ALIVE);
      assertThat(watcher.size()).isEqualTo(1);
      assertThat(open.getCode()).isEqualTo(200);
    }
  }

  @Test
  void stop_lookIsScheduled_doesNotLook() {
    eviction.connectionUsed();
    eviction.stop();
    clock.advance(KEEP_ALIVE);
    assertThat(searches).isZero();
    assertThat(watcher.size()).isZero();
  }
}
