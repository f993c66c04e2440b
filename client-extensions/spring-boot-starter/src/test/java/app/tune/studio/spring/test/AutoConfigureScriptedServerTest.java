package app.tune.studio.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.spring.test.StoryApplication.StoryTeller;
import app.tune.studio.testkit.assertj.TestkitAssertions;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "tune-studio.clients.fast.base-url=http://unreachable.invalid")
@AutoConfigureScriptedServer
class AutoConfigureScriptedServerTest {

  @Autowired private StoryTeller teller;
  @Autowired private ScriptedServer server;

  @Test
  void client_ofTheApplication_getsWhatTheTestSays() {
    server.enqueue(Answer.status(401));

    assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> teller.tell("Once"));
    TestkitAssertions.assertThat(server.takeRequest()).hasHeader("Authorization", "test-key");
  }

  @AutoConfigureScriptedServer
  @AutoConfigureTuneStudioServer
  static class Both {}

  @Test
  void servers_ofBothKinds_areRefused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new TestServerContextCustomizerFactory()
                    .createContextCustomizer(Both.class, List.of()))
        .withMessageContaining("two servers");
    assertThat(
            new TestServerContextCustomizerFactory()
                .createContextCustomizer(String.class, List.of()))
        .isNull();
  }
}
