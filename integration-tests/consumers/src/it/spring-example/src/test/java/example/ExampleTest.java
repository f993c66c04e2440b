package example;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.test.TuneStudioTest;
import app.tune.studio.testkit.TuneStudioServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The application on Tomcat. */
@TuneStudioTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "management.prometheus.metrics.export.enabled=true",
    seed = 42)
class ExampleTest {

  @Value("${local.server.port}")
  private int port;

  @Autowired private TuneStudioServer server;
  @Autowired private Example example;

  @ParameterizedTest
  @ValueSource(strings = {"mvc", "flux"})
  void endpoint_streams_keepsEveryLeadingSpace(String way) throws Exception {
    String whole = example.completions().create(r -> r.prompt("Once upon a time")).text();

    assertThat(Page.of(port).pieces(way, "Once upon a time"))
        .hasSizeGreaterThan(3)
        .anyMatch(piece -> piece.startsWith(" "))
        .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(whole));
  }

  @Test
  void prometheus_afterACall_hasItsMeters() throws Exception {
    Page.of(port).pieces("mvc", "Once upon a time");

    assertThat(Page.of(port).get("/actuator/prometheus"))
        .contains(
            "gen_ai_client_operation_duration_seconds_count{",
            "gen_ai_client_token_usage_sum{",
            "gen_ai_operation_name=\"text_completion\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mvc", "flux"})
  void page_inABrowser_showsTheStory(String way) throws Exception {
    String whole = example.completions().create(r -> r.prompt("Once upon a time")).text();

    try (Browser browser = Browser.open("http://127.0.0.1:" + port + "/")) {
      browser.evaluate("tell('" + way + "')");
      browser.await("story.textContent.length > beginning.value.length + " + (whole.length() - 1));
      browser.screenshot("target/" + way + ".png");

      assertThat(browser.evaluate("story.textContent")).isEqualTo("Once upon a time" + whole);
    }
    assertThat(server.awaitActiveStreams(0, Duration.ofSeconds(30))).isTrue();
  }
}
