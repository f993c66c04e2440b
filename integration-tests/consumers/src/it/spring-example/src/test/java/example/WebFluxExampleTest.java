package example;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.test.TuneStudioTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The same application on Netty. */
@TuneStudioTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.main.web-application-type=reactive")
class WebFluxExampleTest {

  @Value("${local.server.port}")
  private int port;

  @Test
  void endpoint_onWebFlux_streams() throws Exception {
    assertThat(Page.of(port).pieces("flux", "Once upon a time"))
        .hasSizeGreaterThan(3)
        .anyMatch(piece -> piece.startsWith(" "));
  }
}
