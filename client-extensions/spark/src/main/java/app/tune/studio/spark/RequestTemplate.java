package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * A request without its prompt, in a form that can be sent to the executors.
 *
 * @param json the request with an empty prompt
 */
record RequestTemplate(String json) implements Serializable {

  static final RequestTemplate EMPTY = of(members -> {});

  static RequestTemplate of(Consumer<TextCompletionRequestBuilder> members) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    members.accept(builder);
    try {
      return new RequestTemplate(Json.MAPPER.writeValueAsString(builder.prompt("").build()));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(
          "request: a member cannot be written as JSON: " + unwritable.getOriginalMessage(),
          unwritable);
    }
  }

  TextCompletionRequest request() {
    try {
      return Json.MAPPER.readValue(json, TextCompletionRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable request template", e);
    }
  }
}
