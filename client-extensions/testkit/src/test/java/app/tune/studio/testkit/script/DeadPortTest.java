package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DeadPortTest {
  @Test
  void refusing_refusesConnections() throws Exception {
    try (DeadPort port = DeadPort.refusing();
        Socket socket = new Socket()) {
      assertThatThrownBy(() -> socket.connect(address(port), 30_000))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void hanging_neverConnects() throws Exception {
    try (DeadPort port = DeadPort.hanging();
        Socket socket = new Socket()) {
      assertThatThrownBy(() -> socket.connect(address(port), 100))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static InetSocketAddress address(DeadPort port) {
    return new InetSocketAddress("127.0.0.1", port.port());
  }
}
