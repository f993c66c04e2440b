package app.tune.studio.contract;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Builds a request as a caller would, field by field, from names on the wire. */
final class RequestFields {

  private RequestFields() {}

  /**
   * Builds the request.
   *
   * @throws IllegalArgumentException where the builder refuses it
   */
  static TextCompletionRequest request(Map<String, Object> body) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    body.forEach((name, value) -> set(builder, name, value));
    return builder.build();
  }

  private static void set(TextCompletionRequestBuilder builder, String name, Object value) {
    Method setter =
        Arrays.stream(TextCompletionRequestBuilder.class.getMethods())
            .filter(method -> method.getName().equals(camelCase(name)) && !method.isVarArgs())
            .findAny()
            .orElseThrow(() -> new AssertionError("the builder has no setter for " + name));
    try {
      setter.invoke(builder, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(
          camel.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }
}
