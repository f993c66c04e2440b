package app.tune.studio.contract;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.Map;

/** Builds a request as a caller would, member by member, from names on the wire. */
final class RequestFields {

  private RequestFields() {}

  /**
   * Builds the request.
   *
   * @throws IllegalArgumentException where the builder refuses it
   */
  static TextCompletionRequest request(Map<String, Object> body) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    body.forEach(builder::put);
    return builder.build();
  }
}
