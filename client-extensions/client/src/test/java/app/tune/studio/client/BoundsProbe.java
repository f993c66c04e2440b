package app.tune.studio.client;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletion;
import java.util.List;
import java.util.Map;

/**
 * Runs in a small JVM of its own: asks the server of {@link BoundsTest} for each of its answers,
 * and prints how the call ended.
 */
final class BoundsProbe {

  private BoundsProbe() {}

  public static void main(String[] arguments) {
    RetryPolicy none = RetryPolicy.none();
    try (TuneStudioClient tune =
        TuneStudioClient.builder().baseUrl(arguments[0]).retryPolicy(none).build()) {
      List<String> names = List.of(arguments).subList(1, arguments.length);
      for (String name : names) {
        System.out.println(name + " = " + outcome(tune, name));
      }
    }
  }

  private static String outcome(TuneStudioClient tune, String name) {
    try {
      boolean streamed = name.startsWith("stream");
      TextCompletion answer =
          streamed ? streamed(tune, name) : tune.textCompletions().create(r -> r.prompt(name));
      return "answer " + shortened(answer.additionalProperties());
    } catch (RuntimeException | Error failure) {
      return failure.getClass().getSimpleName() + ": " + shortened(failure.getMessage());
    }
  }

  private static TextCompletion streamed(TuneStudioClient tune, String name) {
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt(name))) {
      return stream.completion();
    }
  }

  private static String shortened(Object value) {
    if (value instanceof Map<?, ?> map && map.get("x") instanceof String text) {
      return "text of " + text.length();
    }
    String text = String.valueOf(value).replace('\n', ' ');
    return text.length() > 300 ? text.substring(0, 300) + " (" + text.length() + ")" : text;
  }
}
