package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;

/** Which connections are nobody's, and closed. */
class OpenSessionsTest {

  private static final Duration OPENING = Duration.ofSeconds(20);

  private final ManualClock clock = new ManualClock();
  private final OpenSessions sessions = new OpenSessions(clock, OPENING);
  private final List<String> closed = new ArrayList<>();

  private IOSession session(String id) {
    return (IOSession)
        Proxy.newProxyInstance(
            IOSession.class.getClassLoader(),
            new Class<?>[] {IOSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getId" -> id;
                  case "isOpen" -> !closed.contains(id);
                  case "close" -> {
                    closed.add(id);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void closeLost_connectionIsStillOpening_leavesIt() {
    sessions.add(session("slow"));
    clock.advance(OPENING);
    sessions.closeLost();
    sessions.closeLost();
    assertThat(closed).isEmpty();
  }

  @Test
  void closeLost_noExchangeHasReceivedIt_closesItOnce() {
    sessions.add(session("lost"));
    clock.advance(OPENING.plusNanos(1));
    sessions.closeLost();
    sessions.closeLost();
    assertThat(closed).containsExactly("lost");
  }

  @Test
  void closeLost_exchangeHasReceivedIt_leavesItHoweverOld() {
    sessions.claim(sessions.add(session("used")));
    clock.advance(OPENING.multipliedBy(2));
    sessions.closeLost();
    assertThat(closed).isEmpty();
  }

  @Test
  void closeLost_tlsSessionOfAReceivedConnection_leavesIt() {
    sessions.claim(sessions.add(session("tls")));
    sessions.add(session("tls"));
    clock.advance(OPENING.multipliedBy(2));
    sessions.closeLost();
    assertThat(closed).isEmpty();
  }

  @Test
  void close_closesAll_alsoThoseThatOpenLater() {
    sessions.claim(sessions.add(session("used")));
    sessions.add(session("opening"));
    sessions.close();
    sessions.add(session("later"));
    assertThat(closed).containsExactlyInAnyOrder("used", "opening", "later");
  }
}
