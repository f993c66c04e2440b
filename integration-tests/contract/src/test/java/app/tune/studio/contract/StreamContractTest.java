package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streamed requests and their events, each chunk validated against the YAML. */
class StreamContractTest {

  private final Service service = Service.shared();

  static Stream<FieldCases.Case> fields() {
    return FieldCases.all();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void stream_eachField_everyChunkKeepsContract(FieldCases.Case field) {
    assertThat(chunks(field.body(service.model()))).isNotEmpty();
  }

  @Test
  void stream_n_givesAFinishReasonToEachChoice() {
    service.onlyTestkit("finish reasons are not in the reference");
    List<JsonNode> chunks = chunks(with("n", 3));
    Stream<Integer> finished =
        chunks.stream()
            .map(chunk -> chunk.at("/choices/0"))
            .filter(choice -> choice.path("finish_reason").isTextual())
            .map(choice -> choice.path("index").asInt());
    assertThat(finished).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void stream_greedy_givesTheTextOfThePlainAnswer() {
    Map<String, Object> body = with("temperature", 0);
    JsonNode plain = Events.json(service.good().body(body).post().asString());
    assertThat(Events.texts(chunks(body))).containsEntry(0, plain.at("/choices/0/text").asText());
  }

  @Test
  void stream_echo_beginsEachChoiceWithPrompt() {
    service.onlyTestkit("some servers do not know echo");
    Map<String, Object> body = with("echo", true);
    body.put("n", 2);
    assertThat(Events.texts(chunks(body)).values())
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).startsWith(String.valueOf(body.get("prompt"))));
  }

  @Test
  void stream_ended_tellsUsage() {
    service.onlyTestkit("usage is not promised in a stream");
    assertThat(chunks(FieldCases.body(service.model())))
        .last()
        .satisfies( // the text may end by itself before it has all the tokens it may have
            chunk -> assertThat(chunk.at("/usage/completion_tokens").asInt()).isBetween(1, 8));
  }

  @Test
  void breaksOfChunk_chunkThatBreaksTheContract_areFound() {
    assertThat(Contract.breaksOfChunk("{\"choices\":[{\"index\":\"first\",\"text\":1}]}"))
        .hasSize(2);
  }

  private Map<String, Object> with(String field, Object value) {
    return new FieldCases.Case(field, value).body(service.model());
  }

  private List<JsonNode> chunks(Map<String, Object> body) {
    body.put("stream", true);
    Response response = service.good().accept(Contract.EVENT_STREAM).body(body).post();
    response.then().statusCode(200).contentType(startsWith(Contract.EVENT_STREAM));
    body.remove("stream");
    return Events.of(response.asByteArray()).checkedChunks();
  }
}
