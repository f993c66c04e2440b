package app.tune.studio.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of each documented field that every server of the protocol takes. */
final class FieldCases {

  private static final String PROMPT = "The old man looked at the sea and";

  private FieldCases() {}

  /** A field and its value, beside a prompt and a small limit. */
  record Case(String field, Object value) {

    /** Returns the whole body. */
    Map<String, Object> body(@Nullable String model) {
      Map<String, Object> body = FieldCases.body(model);
      body.put(field, value);
      return body;
    }

    @Override
    public String toString() {
      return field + " = " + value;
    }
  }

  /** Returns a body with a prompt, a small limit and the model, if one is known. */
  static Map<String, Object> body(@Nullable String model) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", PROMPT);
    body.put("max_tokens", 8);
    if (model != null) {
      body.put("model", model);
    }
    return body;
  }

  /** Returns at least one case of each field but stream and model. */
  static Stream<Case> all() {
    Set<String> chosen = chosen().map(Case::field).collect(Collectors.toSet());
    chosen.addAll(List.of("stream", "model"));
    RandomRequests values = new RandomRequests(1, "");
    return Stream.concat(
        chosen(),
        Contract.requestFields().entrySet().stream()
            .filter(field -> !chosen.contains(field.getKey()))
            .map(field -> new Case(field.getKey(), values.value(field.getValue()))));
  }

  private static Stream<Case> chosen() {
    return Stream.of(
        new Case("prompt", "Once upon a time"),
        new Case("prompt", "Zwölf Boxkämpfer — \"quoted\" \\ \n 日本語 🙂"),
        new Case("max_tokens", 1),
        new Case("max_tokens", 16),
        new Case("temperature", 0),
        new Case("temperature", 1.5),
        new Case("top_p", 1),
        new Case("top_p", 0.05),
        new Case("n", 1),
        new Case("n", 2),
        new Case("stop", List.of()),
        new Case("stop", List.of(".", "\n\n")),
        new Case("presence_penalty", 1.1),
        new Case("presence_penalty", -1),
        new Case("frequency_penalty", 0.5),
        new Case("frequency_penalty", -0.5),
        new Case("logit_bias", Map.of()),
        new Case("logit_bias", Map.of("15", -3.5)),
        new Case("echo", false),
        new Case("echo", true));
  }
}
