package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.internal.json.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Counts the choices that a request asks for. */
final class ExpectedChoices {

  private ExpectedChoices() {}

  /**
   * Returns the number of choices requested, 0 if unknown.
   *
   * @throws IOException if the body is not JSON
   */
  static int in(byte[] body, EventStream stream) throws IOException {
    int each = 0;
    int inputs = 1;
    try (JsonParser json = Json.FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return 0;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals(stream.count())) {
          each = json.getValueAsInt(0);
        } else if (name.equals(stream.inputs())) {
          inputs = inputs(json);
        }
        json.skipChildren();
      }
    }
    return inputs > 1 ? inputs * Math.max(1, each) : each;
  }

  /**
   * Counts prompts: a list of texts or token lists has one per element; a list of tokens is one.
   */
  private static int inputs(JsonParser json) throws IOException {
    if (!json.hasToken(JsonToken.START_ARRAY)) {
      return 1;
    }
    int elements = 0;
    boolean tokens = false;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      tokens |= json.currentToken().isNumeric();
      elements++;
      json.skipChildren();
    }
    return tokens ? 1 : elements;
  }
}
