package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.junit.TuneStudioExtension;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// tag::test[]
@ExtendWith(TuneStudioExtension.class)
class StoryTest {
  @Test
  void write_aBeginning_goesOn(TuneStudioServer server) {
    assertThat(new Story(server.baseUrl(), server.apiKey()).write("Once")).isNotBlank();
  }

  @Test
  void write_streamIsCut_keepsWhatCame(ScriptedServer server) {
    server.enqueue(Answer.chunks("Once").cut());
    assertThat(new Story(server.baseUrl(), "key").write("Begin")).isEqualTo("Once …");
  }
}
// end::test[]
