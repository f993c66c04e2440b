package app.tune.studio.batch;

import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fills in a request from the members of a JSON object. */
record RequestMembers(Map<String, @Nullable Object> members)
    implements Consumer<TextCompletionRequestBuilder> {

  @Override
  public void accept(TextCompletionRequestBuilder builder) {
    members.forEach(builder::put);
  }
}
