import app.tune.studio.api.ChatCompletionsApi;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.ChatCompletionChunk;
import app.tune.studio.model.ChatCompletionRequest;
import app.tune.studio.model.ChatMessage;
import java.util.List;
import java.util.function.Function;
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
    return call(baseUrl, chat -> chat.createChatCompletion(null, REQUEST).text());
  }

  public static String streamed(String baseUrl) {
    return call(
        baseUrl,
        chat -> {
          try (Stream<ChatCompletionChunk> chunks = chat.streamChatCompletion(null, REQUEST)) {
            return chunks
                .map(chunk -> String.valueOf(chunk.text()))
                .collect(Collectors.joining("|"));
          }
        });
  }

  private static String call(String baseUrl, Function<ChatCompletionsApi, String> call) {
    try (TuneStudioClient tune =
        TuneStudioClient.builder().baseUrl(baseUrl).apiKey("key-1").build()) {
      return call.apply(tune.api(ChatCompletionsApi.class));
    } catch (TuneStudioException e) {
      return e.getClass().getSimpleName();
    }
  }
}
