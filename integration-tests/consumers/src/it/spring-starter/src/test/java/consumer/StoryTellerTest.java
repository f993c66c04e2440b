package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.test.TuneStudioTest;
import app.tune.studio.testkit.TuneStudioServer;
import consumer.Application.StoryTeller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TuneStudioTest
class StoryTellerTest {

  @Test
  void tell_aBeginning_asksTheTestsServer(
      @Autowired StoryTeller teller, @Autowired TuneStudioServer server) {
    assertThat(teller.tell("Once upon a time")).isNotBlank();
    assertThat(server.requests()).hasSize(2);
  }
}
