package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.junit.TuneStudioExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeededStoryTest {

  // tag::settings[]
  @RegisterExtension
  final TuneStudioExtension servers =
      TuneStudioExtension.starting(() -> TuneStudioServer.builder().seed(7).start());

  // end::settings[]

  @Test
  void write_withASeed_isTheSameEachTime(TuneStudioServer server) {
    Story story = new Story(server.baseUrl(), server.apiKey());
    assertThat(story.write("Once")).isEqualTo(story.write("Once"));
  }

  @Test
  void junit_thatRuns_isTheVersionMeant() {
    assertThat(TestInfo.class.getProtectionDomain().getCodeSource().getLocation().toString())
        .endsWith("junit-jupiter-api-" + System.getProperty("junit.expected") + ".jar");
  }
}
