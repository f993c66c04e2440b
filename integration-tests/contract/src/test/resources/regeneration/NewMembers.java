import app.tune.studio.api.EventStream;
import app.tune.studio.model.ChatCompletionChunk;
import app.tune.studio.model.ChatCompletionRequest;
import app.tune.studio.model.ChatMessage;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.ServiceTier;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;

/** The lines that a person adds to use what a new contract brings. */
public final class NewMembers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NewMembers() {}

  public static String request() throws Exception {
    return JSON.writeValueAsString(
        prompt().seed(7L).serviceTier(ServiceTier.FLEX).tags("a").build());
  }

  public static String answer() throws Exception {
    TextCompletion answer =
        JSON.readValue(
            "{\"system_fingerprint\":\"fp_1\",\"service_tier\":\"flex\"}", TextCompletion.class);
    ServiceTier other = JSON.readValue("\"unheard-of\"", ServiceTier.class);
    return String.join(
        " ",
        answer.systemFingerprint(),
        JSON.readValue(JSON.writeValueAsString(answer.serviceTier()), String.class),
        String.valueOf(answer.serviceTier().isKnown()),
        other.value(),
        String.valueOf(other.isKnown()));
  }

  public static String conversation() throws Exception {
    ChatMessage message = ChatMessage.builder().role("user").content("Hi").build();
    return JSON.writeValueAsString(
        ChatCompletionRequest.builder().messages(List.of(message)).build());
  }

  public static String chunk() throws Exception {
    EventStream.Chunk chunk =
        JSON.readValue(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}},"
                + "{\"index\":1,\"finish_reason\":\"stop\"}]}",
            ChatCompletionChunk.class);
    return chunk.choices().get(0).text()
        + " "
        + chunk.choices().get(1).text()
        + " "
        + chunk.choices().get(1).finishReason()
        + " "
        + CompletionChoice.FINISH_REASON_CONTENT_FILTER;
  }

  public static void bestOf() {
    prompt().bestOf(21).build();
  }

  public static void longSuffix() {
    prompt().suffix("abcdef").build();
  }

  public static void oddSuffix() {
    prompt().suffix("A").build();
  }

  public static void noTags() {
    prompt().tags().build();
  }

  public static void emptyTag() {
    prompt().tags("a", "").build();
  }

  public static void noMessages() {
    ChatCompletionRequest.builder().messages(List.of()).build();
  }

  public static void nullMessage() {
    ChatCompletionRequest.builder().messages(Collections.singletonList(null)).build();
  }

  public static void noContent() {
    ChatMessage.builder().role("user").build();
  }

  private static TextCompletionRequest.TextCompletionRequestBuilder prompt() {
    return TextCompletionRequest.builder().prompt("p");
  }
}
