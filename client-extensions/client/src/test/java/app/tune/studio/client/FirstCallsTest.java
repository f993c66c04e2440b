package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each form of call once, against a scripted server. */
class FirstCallsTest {

  private static final String FIRST = "{\"choices\":[{\"index\":0,\"text\":\"Once \"}]}";
  private static final String LAST =
      "{\"choices\":[{\"index\":0,\"text\":\"more\",\"finish_reason\":\"stop\"}]}";

  private ScriptedServer server;
  private TuneStudioClient tune;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    tune = TuneStudioClient.builder().apiKey("secret-key").baseUrl(server.baseUrl()).build();
  }

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  @Test
  void create_goodAnswer_returnsText() {
    server.enqueue(Answer.json(200, LAST));
    assertThat(tune.textCompletions().create(r -> r.prompt("Once")).text()).isEqualTo("more");
  }

  @Test
  void createAsync_goodAnswer_completesFuture() throws Exception {
    server.enqueue(Answer.json(200, LAST));
    TextCompletion answer = tune.textCompletions().createAsync(r -> r.prompt("Once")).get();
    assertThat(answer.text()).isEqualTo("more");
  }

  @Test
  void stream_goodAnswer_accumulatesWhatIsRead() {
    server.enqueue(Answer.eventStream().data(FIRST).data(LAST).data("[DONE]"));
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      assertThat(stream.texts().toList()).containsExactly("Once ", "more");
      assertThat(stream.completion().text()).isEqualTo("Once more");
    }
  }

  @Test
  void streamAsync_goodAnswer_tellsChunksThenCompletes() throws Exception {
    server.enqueue(Answer.eventStream().data(FIRST).data(LAST).data("[DONE]"));
    List<String> texts = new ArrayList<>();
    TextCompletion whole =
        tune.textCompletions()
            .streamAsync(r -> r.prompt("Once"), chunk -> texts.add(chunk.text()))
            .get();
    assertThat(texts).containsExactly("Once ", "more");
    assertThat(whole.text()).isEqualTo("Once more");
  }

  @Test
  void stream_cutAfterFirstChunk_throwsWithWhatArrived() {
    server.enqueue(Answer.eventStream().data(FIRST).cut());
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      IncompleteStreamException incomplete =
          catchThrowableOfType(IncompleteStreamException.class, stream::completion);
      assertThat(incomplete.partialText()).isEqualTo("Once ");
    }
  }
}
