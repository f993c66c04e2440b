package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.testkit.assertj.TestkitAssertions;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A blank value of a client with a name, as of a variable that is empty, is not set. */
class BlankPropertiesTest {

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private RecordedRequest requestOfFast(String... properties) throws Exception {
    server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    Contexts.runner(
            Stream.concat(
                    Stream.of(KEY, "tune-studio.base-url=" + server.baseUrl()),
                    Stream.of(properties))
                .toArray(String[]::new))
        .run(
            context ->
                context
                    .getBean("fastTextCompletions", TextCompletions.class)
                    .create(r -> r.prompt("p")));
    return server.takeRequest();
  }

  @Test
  void key_thatIsBlank_isInherited() throws Exception {
    TestkitAssertions.assertThat(requestOfFast("tune-studio.clients.fast.api-key=${NO_KEY:}"))
        .hasHeader("Authorization", "secret");
  }

  @Test
  void baseUrl_thatIsBlank_isInheritedWithItsKey() throws Exception {
    TestkitAssertions.assertThat(requestOfFast("tune-studio.clients.fast.base-url=${NO_URL: }"))
        .hasHeader("Authorization", "secret");
  }

  @Test
  void baseUrl_thatIsBlankBesideAKey_isInherited() throws Exception {
    TestkitAssertions.assertThat(
            requestOfFast(
                "tune-studio.clients.fast.base-url=${NO_URL:}",
                "tune-studio.clients.fast.api-key=fast"))
        .hasHeader("Authorization", "fast");
  }

  @Test
  void queryParameter_thatIsBlank_replacesTheInheritedOne() throws Exception {
    RecordedRequest request =
        requestOfFast(
            "tune-studio.query-parameters.v=7", "tune-studio.clients.fast.query-parameters.v=");

    assertThat(request.query()).isEqualTo("v");
  }

  @Test
  void reason_ofAWrongValueBehindABlankOne_namesTheWrongOne() {
    Contexts.runner(
            "tune-studio.organization=${NO_ORG}",
            "tune-studio.clients.fast.api-key=fast",
            "tune-studio.clients.fast.organization=")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.organization: the placeholder"));
  }
}
