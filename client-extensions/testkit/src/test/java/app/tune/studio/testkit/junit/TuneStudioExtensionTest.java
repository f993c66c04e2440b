package app.tune.studio.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class TuneStudioExtensionTest {
  @Nested
  @ExtendWith(TuneStudioExtension.class)
  class OwnServers {
    private static final List<ScriptedServer> SEEN = new ArrayList<>();
    private final ScriptedServer fromConstructor;
    private ScriptedServer fromBeforeEach;

    OwnServers(ScriptedServer server) {
      fromConstructor = server;
    }

    @BeforeEach
    void remember(ScriptedServer server) {
      fromBeforeEach = server;
    }

    @Test
    void parameter_isTheSameServerAllThroughOneTest(ScriptedServer server) throws Exception {
      checkOwn(server);
    }

    @Test
    void parameter_isAnotherServerInAnotherTest(ScriptedServer server) throws Exception {
      checkOwn(server);
    }

    private void checkOwn(ScriptedServer server) throws Exception {
      assertThat(server).isSameAs(fromBeforeEach).isSameAs(fromConstructor);
      assertThat(isOpen(server)).isTrue();
      assertThat(SEEN).doesNotContain(server);
      for (ScriptedServer earlier : SEEN) {
        assertThat(isOpen(earlier)).isFalse();
      }
      SEEN.add(server);
    }
  }

  @Nested
  @ExtendWith(TuneStudioExtension.class)
  class SharedServer {
    private static ScriptedServer shared;

    @BeforeAll
    static void remember(ScriptedServer server) {
      shared = server;
    }

    @AfterAll
    static void stillOpen(ScriptedServer server) throws Exception {
      assertThat(server).isSameAs(shared);
      assertThat(isOpen(server)).isTrue();
    }

    @Test
    void parameter_isTheServerOfTheClass(ScriptedServer server) throws Exception {
      assertThat(server).isSameAs(shared);
      assertThat(isOpen(server)).isTrue();
    }

    @Test
    void parameter_isStillTheServerOfTheClass(ScriptedServer server) throws Exception {
      assertThat(server).isSameAs(shared);
      assertThat(isOpen(server)).isTrue();
    }

    @Test
    void otherParameters_areLeftToOthers(TestInfo info, ScriptedServer server) {
      assertThat(info.getTestMethod()).isPresent();
      assertThat(server).isSameAs(shared);
    }
  }

  @Nested
  class WithSettings {
    private static final List<TuneStudioServer> STARTED = new ArrayList<>();

    @RegisterExtension
    private final TuneStudioExtension extension =
        TuneStudioExtension.starting(
            () -> {
              STARTED.add(TuneStudioServer.builder().apiKey("mine").start());
              return STARTED.get(STARTED.size() - 1);
            });

    @Test
    void parameter_hasTheSettings(TuneStudioServer server, ScriptedServer scripted) {
      assertThat(server.apiKey()).isEqualTo("mine");
      assertThat(STARTED).containsExactly(server);
      assertThat(scripted.port()).isNotEqualTo(server.port());
    }
  }

  @Nested
  @ExtendWith(TuneStudioExtension.class)
  class Defaults {
    @Test
    void completionServer_isStarted(TuneStudioServer server) {
      assertThat(server.apiKey()).isNotEmpty();
      assertThat(server.port()).isPositive();
    }
  }

  @AfterAll
  static void allAreClosed() throws Exception {
    List<ScriptedServer> all = new ArrayList<>(OwnServers.SEEN);
    all.add(SharedServer.shared);
    for (ScriptedServer server : all) {
      assertThat(server == null || !isOpen(server)).isTrue(); // null if that class did not run
    }
  }

  private static boolean isOpen(ScriptedServer server) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }
}
