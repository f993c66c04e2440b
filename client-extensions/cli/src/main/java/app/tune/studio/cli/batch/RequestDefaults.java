package app.tune.studio.cli.batch;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.request.RequestOptions;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of requests that options and the profile set; an item's own come before them. */
final class RequestDefaults {

  private final TextCompletionRequest request;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private RequestDefaults(TextCompletionRequest request, Iterable<String> names) {
    this.request = request;
    for (String name : names) {
      Object value = request.member(name);
      if (value != null) {
        members.put(name, value);
      }
    }
  }

  /**
   * Converts and checks values, once for all items.
   *
   * @throws app.tune.studio.cli.report.UsageException if one breaks a limit
   */
  static RequestDefaults of(RequestOptions options, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>(values);
    own.remove(RequestShape.prompt());
    own.remove(RequestShape.stream());
    return new RequestDefaults(options.build("", own), own.keySet());
  }

  /** Returns the request that an empty item would be. */
  TextCompletionRequest request() {
    return request;
  }

  /** Sets the members on the request of an item. */
  void fill(TextCompletionRequestBuilder builder) {
    members.forEach(builder::put);
  }
}
