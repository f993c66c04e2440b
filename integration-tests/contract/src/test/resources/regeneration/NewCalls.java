import app.tune.studio.api.ChatCompletionsApi;
import app.tune.studio.client.ChunkStream;
import app.tune.studio.client.Endpoint;
import app.tune.studio.client.StreamListener;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.ChatCompletion;
import app.tune.studio.model.ChatCompletionChunk;
import app.tune.studio.model.ChatCompletionRequest;
import app.tune.studio.model.ChatMessage;
import java.util.List;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines that a person writes to call an endpoint which the contract gained. */
public final class NewCalls {

  private static final ChatCompletionRequest REQUEST =
      ChatCompletionRequest.builder()
          .messages(List.of(ChatMessage.builder().role("user").content("Hi").build()))
          .build();

  private NewCalls() {}

  public static String plain(String baseUrl) {
    return call(baseUrl, chat -> chat.create(REQUEST).text());
  }

  public static String plainAsync(String baseUrl) {
    return call(baseUrl, chat -> chat.createAsync(REQUEST).join().text());
  }

  public static String streamed(String baseUrl) {
    return call(
        baseUrl,
        chat -> {
          try (ChunkStream<ChatCompletionChunk, ChatCompletion> stream = chat.stream(REQUEST)) {
            return stream
                .chunks()
                .map(chunk -> String.valueOf(chunk.text()))
                .collect(Collectors.joining("|"));
          }
        });
  }

  public static String accumulated(String baseUrl) {
    return call(
        baseUrl,
        chat -> {
          try (ChunkStream<ChatCompletionChunk, ChatCompletion> stream = chat.stream(REQUEST)) {
            ChatCompletion whole = stream.response();
            return whole.text() + " " + whole.choices().get(0).finishReason();
          }
        });
  }

  public static String streamedAsync(String baseUrl) {
    Queue<String> texts = new ConcurrentLinkedQueue<>();
    StreamListener<ChatCompletionChunk, ChatCompletion> listener =
        chunk -> texts.add(String.valueOf(chunk.text()));
    return call(
        baseUrl,
        chat ->
            chat.streamAsync(REQUEST, listener).join().text() + " of " + String.join("|", texts));
  }

  /** The interface itself, for code that mocks it. */
  public static String throughTheInterface(String baseUrl) {
    ChatCompletionRequest request = REQUEST;
    StringJoiner texts = new StringJoiner("|");
    try (TuneStudioClient tune = client(baseUrl)) {
      // tag::interface[]
      ChatCompletionsApi chat = tune.api(ChatCompletionsApi.class);
      try (Stream<ChatCompletionChunk> chunks = chat.streamChatCompletion(null, request)) {
        chunks.forEach(chunk -> texts.add(chunk.text()));
      }
      // end::interface[]
    }
    return texts.toString();
  }

  private interface Use {
    String of(Endpoint<ChatCompletionRequest, ChatCompletion, ChatCompletionChunk> chat);
  }

  private static String call(String baseUrl, Use use) {
    try (TuneStudioClient tune = client(baseUrl)) {
      // tag::endpoint[]
      Endpoint<ChatCompletionRequest, ChatCompletion, ChatCompletionChunk> chat =
          tune.endpoint(
              ChatCompletionsApi.class,
              (api, r) -> api.createChatCompletion(null, r),
              (api, r) -> api.streamChatCompletion(null, r));
      // end::endpoint[]
      return use.of(chat);
    } catch (TuneStudioException e) {
      return e.getClass().getSimpleName();
    } catch (CompletionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }

  private static TuneStudioClient client(String baseUrl) {
    return TuneStudioClient.builder().baseUrl(baseUrl).apiKey("key-1").build();
  }
}
