package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assertions of a test that fail on the server's threads: no client waits for ever. */
class FailedAssertionsTest {

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private static void fail() {
    throw new AssertionError("not as expected");
  }

  @Test
  void handler_whoseAssertionFails_answersWithTheFailure() throws Exception {
    server.handler(
        request -> {
          fail();
          return Answer.json("{}");
        });
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readTo("not as expected"))
          .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
          .endsWith("AssertionError: not as expected");
    }
  }

  @Test
  void code_whoseAssertionFails_cutsAndIsReported() throws Exception {
    server.enqueue(Answer.status(200).chunked().run(FailedAssertionsTest::fail).write("{}"));
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readBytesToEnd()).endsWith("\r\n\r\n");
    }
    assertThat(server.problems()).singleElement().asString().contains("not as expected");
  }

  @Test
  void handler_withAnErrorOfAnotherKind_answersWithIt() throws Exception {
    server.handler(
        request -> {
          throw new NoClassDefFoundError("com/example/Missing");
        });
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readTo("Missing"))
          .startsWith("HTTP/1.1 500 Internal Server Error\r\n");
    }
  }
}
