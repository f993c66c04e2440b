package app.tune.studio.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConnectionReportTest {

  private final ServerLog log = new ServerLog();
  private final ConnectionReport report = new ConnectionReport(log, log.connectionOpened());

  @Test
  void clientLeftAndProblem_areLogged() {
    report.clientLeft();
    report.problem("answer", new IOException("broken"));

    assertThat(log.disconnectCount()).isOne();
    assertThat(log.problems()).containsExactly("answer: java.io.IOException: broken");
  }

  @Test
  void clientLeftAndProblem_afterTheServerClosed_areNot() {
    report.closedByServer();
    report.clientLeft();
    report.problem("answer", new IOException("broken"));
    report.closed();

    assertThat(log.disconnectCount()).isZero();
    assertThat(log.problems()).isEmpty();
    assertThat(log.openConnections()).isZero();
  }
}
