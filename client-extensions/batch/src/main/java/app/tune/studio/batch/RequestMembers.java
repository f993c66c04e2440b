package app.tune.studio.batch;

import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fills in a request from the members of a JSON object. */
record RequestMembers(Map<String, @Nullable Object> members)
    implements Consumer<TextCompletionRequestBuilder> {

  @Override
  public void accept(TextCompletionRequestBuilder builder) {
    members.forEach((name, value) -> put(builder, name, value));
  }

  /** Other APIs take a text in place of a list of one text, so their files have that. */
  private static void put(
      TextCompletionRequestBuilder builder, String name, @Nullable Object value) {
    try {
      builder.put(name, value);
    } catch (IllegalArgumentException e) {
      if (!(value instanceof String)) {
        throw e;
      }
      putList(builder, name, value, e);
    }
  }

  private static void putList(
      TextCompletionRequestBuilder builder,
      String name,
      Object value,
      IllegalArgumentException unfit) {
    try {
      builder.put(name, List.of(value));
    } catch (IllegalArgumentException e) {
      throw unfit;
    }
  }
}
