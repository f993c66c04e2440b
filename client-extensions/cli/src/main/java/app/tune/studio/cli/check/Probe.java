package app.tune.studio.cli.check;

import app.tune.studio.cli.settings.Setting;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.cli.settings.Value;
import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a small request to see whether settings work, never again after a failure. */
final class Probe {

  private static final Value NO_RETRIES = new Value("0", "check");
  private static final Value PATIENCE = new Value("30s", "check");

  private static final String CONTENT_TYPE = "Content-Type";

  private final TextCompletionRequest request;

  Probe(TextCompletionRequest request) {
    this.request = request;
  }

  /**
   * What came of a request.
   *
   * @param failure why it failed, or null
   * @param detail what a user may want to know of one that did not
   */
  record Outcome(@Nullable TuneStudioException failure, String detail) {}

  /** Asks for a completion. */
  Outcome plain(Settings settings) {
    try (TuneStudioClient client = client(settings)) {
      long start = System.nanoTime();
      TextCompletion completion = client.textCompletions().create(request);
      String model = completion.model() == null ? "" : ", by model " + completion.model();
      return new Outcome(null, since(start) + model);
    } catch (TuneStudioException failure) {
      return new Outcome(failure, "");
    }
  }

  /** Asks for a stream and reads it to its end. */
  Outcome streamed(Settings settings) {
    try (TuneStudioClient client = client(settings)) {
      long start = System.nanoTime();
      try (CompletionStream stream = client.textCompletions().stream(request)) {
        long chunks = stream.chunks().count();
        String events = chunks == 1 ? " event" : " events";
        return new Outcome(
            null, since(start) + ", " + chunks + events + ", properly ended" + form(stream));
      }
    } catch (TuneStudioException failure) {
      return new Outcome(failure, "");
    }
  }

  /** The client takes a plain response for a stream of one part. */
  private static String form(CompletionStream stream) {
    List<String> types = stream.headers().getOrDefault(CONTENT_TYPE, List.of());
    boolean plain = types.stream().anyMatch(type -> type.contains("json"));
    return plain ? "; a plain response, this server does not stream" : "";
  }

  private static TuneStudioClient client(Settings settings) {
    Settings once = settings.with(Setting.RETRIES, NO_RETRIES);
    boolean patienceSet = settings.value(Setting.FIRST_BYTE_TIMEOUT).isPresent();
    return (patienceSet ? once : once.with(Setting.FIRST_BYTE_TIMEOUT, PATIENCE)).client();
  }

  private static String since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
  }
}
