package app.tune.studio.spring.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.test.TuneStudioTest;
import app.tune.studio.testkit.TuneStudioServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

// tag::test[]
@TuneStudioTest
class StoryTellerTest {
  @Test
  void tell_aBeginning_goesOn(@Autowired StoryTeller teller, @Autowired TuneStudioServer server) {
    assertThat(teller.tell("Once")).isNotBlank();
    assertThat(server.requests()).hasSize(1);
  }
}
// end::test[]
