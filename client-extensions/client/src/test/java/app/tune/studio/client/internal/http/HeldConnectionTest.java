package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.junit.jupiter.api.Test;

/** A connection is closed with the exchange that holds it, and only while it holds it. */
class HeldConnectionTest {

  private final HeldConnection held = new HeldConnection();
  private final List<String> closed = new ArrayList<>();

  private final class Connection implements ModalCloseable {

    private final String name;

    Connection(String name) {
      this.name = name;
    }

    @Override
    public void close(CloseMode mode) {
      closed.add(name + " " + mode);
    }

    @Override
    public void close() {
      close(CloseMode.GRACEFUL);
    }
  }

  @Test
  void cancel_connectionIsHeld_closesItAtOnce() {
    held.hold(new Connection("a"));
    held.hold(new Connection("b"));
    assertThat(closed).isEmpty();
    held.cancel();
    assertThat(closed).containsExactly("b IMMEDIATE");
  }

  @Test
  void hold_cancelledBefore_closesTheConnectionAtOnce() {
    held.cancel();
    held.hold(new Connection("a"));
    assertThat(closed).containsExactly("a IMMEDIATE");
  }

  @Test
  void cancel_connectionWentBackToThePool_leavesItOpen() {
    held.hold(new Connection("a"));
    held.release();
    held.cancel();
    assertThat(closed).isEmpty();
  }

  @Test
  void cancel_beforeAndAfterTheConnectionOpens_givesUpTheLease() {
    held.leasedBy(lease());
    held.cancel();
    assertThat(closed).containsExactly("discardEndpoint");
    held.hold(new Connection("a"));
    assertThat(closed).containsExactly("discardEndpoint", "a IMMEDIATE", "discardEndpoint");
    assertThat(held.isCancelled()).isTrue();
  }

  private AsyncExecRuntime lease() {
    return (AsyncExecRuntime)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AsyncExecRuntime.class},
            (proxy, method, arguments) -> {
              closed.add(method.getName());
              return null;
            });
  }
}
