package app.tune.studio.testkit.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a key gets into a recording. */
class RedactionTest {

  private static Redaction ofKey(String key) throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.json("{}"));
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(server.baseUrl()))
                  .header("Authorization", "Bearer " + key)
                  .build(),
              BodyHandlers.discarding());
      return new Redaction(server.takeRequest());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong key: a+b/c=d 123",
        "/x?key=a%2Bb%2Fc%3Dd+123",
        "/x?key=a%2Bb%2Fc%3Dd%20123",
        "{\"key\":\"a+b\\/c=d 123\"}"
      })
  void text_anySpellingOfTheKey_isReplaced(String text) throws Exception {
    assertThat(ofKey("a+b/c=d 123").text(text)).contains("removed").doesNotContain("123");
  }

  @Test
  void text_withoutTheKey_staysAsItIs() throws Exception {
    assertThat(ofKey("a+b/c=d123").text("/x?a=1")).isEqualTo("/x?a=1");
  }
}
