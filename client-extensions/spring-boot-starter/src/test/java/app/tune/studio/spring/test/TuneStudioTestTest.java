package app.tune.studio.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.test.StoryApplication.StoryTeller;
import app.tune.studio.testkit.TuneStudioServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TuneStudioTest(
    seed = 42,
    models = "user/model",
    properties = {
      "tune-studio.base-url=http://unreachable.invalid",
      "tune-studio.proxy.host=unreachable.invalid",
      "tune-studio.proxy.port=1",
      "tune-studio.proxy.username=me",
      "tune-studio.proxy.password=hidden",
      "tune-studio.clients.fast.base-url=http://unreachable.invalid",
      "tune-studio.clients.fast.path=/elsewhere",
      "tune-studio.clients.fast.key-scheme=Bearer",
    })
class TuneStudioTestTest {

  @Autowired private StoryTeller teller;
  @Autowired private TuneStudioServer server;

  @Test
  void client_ofTheApplication_callsTheTestsServer() {
    int before = server.requests().size();

    assertThat(teller.tell("Once")).isNotBlank().isEqualTo(teller.tell("Once"));

    assertThat(server.requests()).hasSize(before + 2);
    assertThat(server.models()).containsExactly("user/model");
  }

  @Test
  void client_withAName_callsTheTestsServer() {
    assertThat(teller.fast().create(r -> r.prompt("Once")).text()).isNotBlank();
  }

  @Nested
  class Inner {

    @Test
    void server_ofANestedTest_isTheSame(@Autowired TuneStudioServer same) {
      assertThat(same).isSameAs(server);
    }
  }
}
