package app.tune.studio.quickstart;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.TuneStudioServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server to talk to: the one that the environment names, or else one of the testkit, started
 * here.
 */
record Target(TuneStudioClient client, @Nullable TuneStudioServer server) implements AutoCloseable {

  private static final List<String> NAMES = List.of("TUNE_API_KEY", "TUNE_BASE_URL");

  /** So that one sees the text stream. */
  private static final Duration DELAY_PER_TOKEN = Duration.ofMillis(40);

  /** So that each run prints what the README shows. */
  private static final long SEED = 6;

  /**
   * Opens a target and tells which.
   *
   * @throws IllegalArgumentException if a variable of the environment is refused
   */
  static Target of(Map<String, String> environment, PrintStream out) {
    boolean named = NAMES.stream().anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    if (named) {
      TuneStudioClient client = TuneStudioClient.builder().fromEnv(environment).build();
      return new Target(client, null);
    }
    out.println(
        "Neither " + String.join(" nor ", NAMES) + " is set: this talks to the testkit's server.");
    out.println();
    TuneStudioServer server =
        TuneStudioServer.builder().seed(SEED).delayPerToken(DELAY_PER_TOKEN).start();
    return new Target(
        TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build(),
        server);
  }

  @Override
  public void close() {
    client.close();
    if (server != null) {
      server.close();
    }
  }
}
