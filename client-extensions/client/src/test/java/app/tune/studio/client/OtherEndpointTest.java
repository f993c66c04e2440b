package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import com.fasterxml.jackson.annotation.JsonProperty;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An endpoint of another contract, whose text is at another place in chunks than in responses. */
class OtherEndpointTest extends WireTest {

  /** Written as if it were generated. */
  interface ChatApi {

    @RequestLine("POST /chat")
    @Headers({"Accept: application/json", "Content-Type: application/json"})
    Chat createChat(Map<String, Object> request);

    @RequestLine("POST /chat")
    @Headers({"Accept: text/event-stream", "Content-Type: application/json"})
    @EventStream(terminator = "[DONE]", member = "stream")
    Stream<ChatChunk> streamChat(Map<String, Object> request);

    @RequestLine("DELETE /chat/{id}")
    void deleteChat(@Param("id") String id);

    @RequestLine("HEAD /chat/{id}")
    void headChat(@Param("id") String id);
  }

  record Content(String role, String content) {}

  @TextPath({"message", "content"})
  record Choice(Integer index, Content message, @JsonProperty("finish_reason") String finishReason)
      implements EventStream.Choice {

    @Override
    public String text() {
      return message == null ? null : message.content();
    }

    @Override
    public Map<String, Object> additionalProperties() {
      return Map.of();
    }
  }

  @TextPath({"delta", "content"})
  record Part(Integer index, Content delta, @JsonProperty("finish_reason") String finishReason)
      implements EventStream.Choice {

    @Override
    public String text() {
      return delta == null ? null : delta.content();
    }

    @Override
    public Map<String, Object> additionalProperties() {
      return Map.of();
    }
  }

  record Chat(String id, List<Choice> choices) implements EventStream.Chunk {

    @Override
    public Map<String, Object> additionalProperties() {
      return Map.of();
    }
  }

  record ChatChunk(String id, List<Part> choices) implements EventStream.Chunk {

    @Override
    public Map<String, Object> additionalProperties() {
      return Map.of();
    }
  }

  private static final Map<String, Object> REQUEST = Map.of("messages", List.of("Hi"));
  private static final String WHOLE =
      "{\"id\":\"7\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"a\",\"content\":\"Hello\"},"
          + "\"finish_reason\":\"stop\"}]}";

  private TuneStudioClient tune;
  private Endpoint<Map<String, Object>, Chat, ChatChunk> chats;

  @BeforeEach
  void start() {
    tune = open();
    chats = tune.endpoint(ChatApi.class, ChatApi::createChat, ChatApi::streamChat);
  }

  private static String part(String members, String finishReason) {
    return "{\"id\":\"7\",\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}"
        .formatted(members, finishReason);
  }

  private static Answer parts() {
    return Answer.eventStream()
        .data(part("\"role\":\"a\",\"content\":\"Hel\"", "null"))
        .data(part("\"content\":\"lo\"", "null"))
        .data(part("", "\"stop\""))
        .data("[DONE]");
  }

  private static void assertWhole(Chat chat) {
    assertThat(chat)
        .isEqualTo(new Chat("7", List.of(new Choice(0, new Content("a", "Hello"), "stop"))));
  }

  @Test
  void create_eachWay_givesTheResponse() throws Exception {
    server.enqueue(Answer.json(WHOLE), Answer.json(WHOLE));
    assertWhole(chats.create(REQUEST));
    assertThat(server.takeRequest()).hasPath("/chat").hasBody("{\"messages\":[\"Hi\"]}");
    assertWhole(chats.createAsync(REQUEST).get(CEILING.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void stream_eachWay_isPutTogetherAsTheResponseHasIt() throws Exception {
    server.enqueue(parts(), parts());
    try (ChunkStream<ChatChunk, Chat> stream = chats.stream(REQUEST)) {
      assertThat(stream.texts().collect(Collectors.joining("|"))).isEqualTo("Hel|lo");
      assertWhole(stream.response());
    }
    assertThat(server.takeRequest()).hasBody("{\"messages\":[\"Hi\"],\"stream\":true}");
    assertWhole(chats.streamAsync(REQUEST, chunk -> {}).get(CEILING.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void stream_isCut_keepsTheTextThatCame() {
    server.enqueue(Answer.eventStream().data(part("\"content\":\"Hel\"", "null")).cut());
    try (ChunkStream<ChatChunk, Chat> stream = chats.stream(REQUEST)) {
      assertThatThrownBy(stream::response)
          .isInstanceOfSatisfying(
              IncompleteStreamException.class,
              cut -> assertThat(cut.partialText()).isEqualTo("Hel"));
    }
  }

  @Test
  void endpoint_withoutAStream_saysSo() {
    Endpoint<Map<String, Object>, Chat, Void> plain =
        tune.endpoint(ChatApi.class, ChatApi::createChat);
    assertThatThrownBy(() -> plain.stream(REQUEST))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("no event stream");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void endpoint_lambdaCallsNothing_isRefused() {
    assertThatThrownBy(
            () -> tune.<ChatApi, String, Chat>endpoint(ChatApi.class, (a, r) -> null).create(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("call: must call a method");
    assertThatThrownBy(
            () ->
                tune.<ChatApi, String, Integer>endpoint(ChatApi.class, (a, r) -> a.hashCode())
                    .create(""))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("hashCode");
  }

  @Test
  void api_streamIsClosedEarly_closesItsConnection() {
    server.enqueue(Answer.eventStream().data(part("\"content\":\"Hel\"", "null")).stall());
    try (Stream<ChatChunk> stream = tune.api(ChatApi.class).streamChat(REQUEST)) {
      assertThat(stream.iterator().next().text()).isEqualTo("Hel");
    }
    server.awaitDisconnect(CEILING);
  }

  @Test
  void api_operationWithoutAResponseBody_returns() {
    server.enqueue(Answer.status(204), Answer.status(200).body("done"));
    ChatApi api = tune.api(ChatApi.class);
    api.deleteChat("7");
    api.deleteChat("8");
    assertThat(server.takeRequest()).hasMethod("DELETE").hasPath("/chat/7");
  }

  @Test
  void api_headWithoutALength_returnsItsConnection() {
    server.otherwise(Answer.raw().bytes("HTTP/1.1 200 OK\r\n\r\n"));
    ChatApi api = tune.api(ChatApi.class);
    api.headChat("7");
    api.headChat("8");
    assertThat(server.takeRequest().connectionId()).isEqualTo(server.takeRequest().connectionId());
  }

  @Test
  void api_asAnObject_isOnlyItself() {
    ChatApi api = tune.api(ChatApi.class);
    assertThat(api).isEqualTo(api).hasSameHashCodeAs(api).isNotEqualTo(tune.api(ChatApi.class));
    assertThat(api).hasToString("ChatApi of a Tune Studio client");
    assertThat(api.equals(null)).isFalse();
  }

  @Test
  void api_underOtherOptions_usesThem() {
    server.enqueue(Answer.json(WHOLE));
    tune.api(ChatApi.class, o -> o.header("X-Mine", "1")).createChat(REQUEST);
    assertThat(server.takeRequest()).hasHeader("X-Mine", "1");
  }

  @Test
  void api_streamsFirst_theEntryPointStillReturnsItsOwnResponse() {
    server.enqueue(good(Mode.STREAM), good(Mode.STREAM), good(Mode.STREAM));
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("Once").build();
    TuneStudioClient tune = open();
    try (Stream<?> stream =
        tune.api(TextCompletionsApi.class).streamTextCompletion(null, request)) {
      assertThat(stream).hasSize(1);
    }
    assertThat(Mode.STREAM.call(tune).text()).isEqualTo("upon a time");
    assertThat(Mode.STREAM_ASYNC.call(tune).text()).isEqualTo("upon a time");
  }
}
