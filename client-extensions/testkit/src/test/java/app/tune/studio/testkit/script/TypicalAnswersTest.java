package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypicalAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DATA = Pattern.compile("data: (.*)\n");

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void completion_text_isOneFinishedChoice() throws Exception {
    String answer = answerTo(Answer.completion("Once").close());
    TextCompletion completion = completion(answer);

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    assertThat(completion.object()).isEqualTo("text_completion");
    assertThat(completion.id()).isNotBlank();
    assertThat(completion.created()).isPositive();
    assertThat(completion.model()).isNotBlank();
    assertThat(completion.usage()).isNull();
    assertThat(completion.choices())
        .containsExactly(
            CompletionChoice.builder().index(0).text("Once").finishReason("stop").build());
  }

  @Test
  void completion_variants_areInTheJson() throws Exception {
    TextCompletion completion =
        completion(
            answerTo(
                Answer.completion("a", "b").usage(3, 4).finishReason("length").model("m").close()));

    assertThat(completion.model()).isEqualTo("m");
    assertThat(completion.usage())
        .isEqualTo(Usage.builder().promptTokens(3L).completionTokens(4L).totalTokens(7L).build());
    assertThat(completion.choices()).extracting(CompletionChoice::text).containsExactly("a", "b");
    assertThat(completion.choices()).extracting(CompletionChoice::index).containsExactly(0, 1);
    assertThat(completion.choices())
        .extracting(CompletionChoice::finishReason)
        .containsOnly("length");
  }

  @Test
  void completion_model_isSentAsItIs() throws Exception {
    TextCompletion completion = TextCompletion.builder().id("x").choices(List.of()).build();

    assertThat(completion(answerTo(Answer.completion(completion).close()))).isEqualTo(completion);
  }

  @Test
  void completion_withoutTexts_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(Answer::completion);
  }

  @Test
  void completion_andMore_isFollowedByIt() throws Exception {
    assertThat(answerTo(Answer.completion("Once").write("behind").close())).endsWith("}behind");
  }

  @Test
  void chunks_texts_areFollowedByFinishReasonAndTerminator() throws Exception {
    String answer = answerTo(Answer.chunks("Once", " upon").close());
    List<TextCompletionChunk> chunks = chunks(answer);

    assertThat(answer)
        .contains("Content-Type: text/event-stream\r\n")
        .endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
    assertThat(chunks)
        .extracting(chunk -> chunk.choices().get(0).text())
        .containsExactly("Once", " upon", "");
    assertThat(chunks)
        .extracting(chunk -> chunk.choices().get(0).finishReason())
        .containsExactly(null, null, "stop");
    assertThat(chunks).extracting(TextCompletionChunk::usage).containsOnlyNulls();
  }

  @Test
  void chunks_severalChoices_eachHasAFinishReason() throws Exception {
    List<TextCompletionChunk> chunks =
        chunks(
            answerTo(
                Answer.chunks("a")
                    .chunk(1, "b")
                    .finishReason("length")
                    .usage(1, 2)
                    .chunk("c")
                    .close()));

    assertThat(chunks)
        .extracting(chunk -> chunk.choices().get(0).index() + ":" + chunk.choices().get(0).text())
        .containsExactly("0:a", "1:b", "0:c", "0:", "1:");
    assertThat(chunks.subList(3, 5))
        .extracting(chunk -> chunk.choices().get(0).finishReason())
        .containsOnly("length");
    assertThat(chunks.get(3).usage()).isNull();
    assertThat(chunks.get(4).usage().totalTokens()).isEqualTo(3);
  }

  @Test
  void chunks_cut_breakOffBeforeTheFinishReason() throws Exception {
    String answer = answerTo(Answer.chunks("Once").cut());

    assertThat(chunks(answer)).hasSize(1);
    assertThat(answer).doesNotContain("[DONE]", "stop").endsWith("\n\n\r\n");
  }

  @Test
  void chunks_failWith_endsWithAnError() throws Exception {
    String answer = answerTo(Answer.chunks("Once").failWith("overloaded").close());

    assertThat(answer).doesNotContain("[DONE]", "stop").endsWith("\n\n\r\n0\r\n\r\n");
    Matcher data = DATA.matcher(answer);
    assertThat(data.find() && data.find()).isTrue();
    assertThat(JSON.readTree(data.group(1)).at("/error/message").asText()).isEqualTo("overloaded");
  }

  @Test
  void chunks_negativeIndex_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Answer.chunks().chunk(-1, "a"))
        .withMessageContaining("-1");
  }

  @Test
  void error_status_isItsCode() throws Exception {
    String answer = answerTo(Answer.error(429, "slow down").close());
    JsonNode error = JSON.readTree(body(answer)).get("error");

    assertThat(answer)
        .startsWith("HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json");
    assertThat(error.get("message").asText()).isEqualTo("slow down");
    assertThat(error.get("code").asInt()).isEqualTo(429);
  }

  @Test
  void error_code_isSent() throws Exception {
    String answer = answerTo(Answer.error(429, "no money", "insufficient_quota").close());

    assertThat(JSON.readTree(body(answer)).at("/error/code").asText())
        .isEqualTo("insufficient_quota");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT2S, 2", "PT0.001S, 1", "PT1M0.5S, 61"})
  void retryAfter_duration_isRoundedUpToSeconds(Duration duration, String seconds)
      throws Exception {
    assertThat(answerTo(Answer.error(429, "a").retryAfter(duration).close()))
        .contains("\r\nRetry-After: " + seconds + "\r\n");
  }

  private String answerTo(Answer answer) throws IOException {
    server.enqueue(answer);
    try (RawClient client = new RawClient(server)) {
      return client.post("x").readAll();
    }
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  private static TextCompletion completion(String answer) throws IOException {
    return JSON.readValue(body(answer), TextCompletion.class);
  }

  private static List<TextCompletionChunk> chunks(String answer) throws IOException {
    List<TextCompletionChunk> chunks = new ArrayList<>();
    Matcher data = DATA.matcher(answer);
    while (data.find()) {
      if (!data.group(1).equals("[DONE]")) {
        chunks.add(JSON.readValue(data.group(1), TextCompletionChunk.class));
      }
    }
    return chunks;
  }
}
