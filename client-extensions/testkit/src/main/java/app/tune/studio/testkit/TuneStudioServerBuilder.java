package app.tune.studio.testkit;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.internal.completion.Settings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TuneStudioServer}. Not thread-safe; can start several servers. */
public final class TuneStudioServerBuilder {

  static final String DEFAULT_KEY = "tune-studio-test-key";
  static final String DEFAULT_MODEL = "tune-studio/tales";

  private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]*");
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]+");

  private int port;
  private String path = TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH;
  private String apiKey = DEFAULT_KEY;
  private boolean requireKey = true;
  private @Nullable String organization;
  private List<String> models = List.of(DEFAULT_MODEL);
  private @Nullable Long seed;
  private Duration delayPerToken = Duration.ZERO;
  private int contextLength = 4096;
  private int maxBodyBytes = 1 << 20;

  TuneStudioServerBuilder() {}

  /**
   * Sets the port; 0, the default, selects a free one.
   *
   * @param port 0 to 65535
   * @return this builder
   * @throws IllegalArgumentException if the port is out of range
   */
  public TuneStudioServerBuilder port(int port) {
    require(port >= 0 && port <= 0xFFFF, "port must be in 0 to 65535: " + port);
    this.port = port;
    return this;
  }

  /**
   * Sets the path to serve, by default that of the contract; for example {@code /v1/completions} to
   * imitate OpenAI-compatible servers.
   *
   * @param path begins with a slash
   * @return this builder
   * @throws IllegalArgumentException if it does not begin with a slash, or has a query
   */
  public TuneStudioServerBuilder path(String path) {
    require(
        PATH.matcher(path).matches(), "path must begin with / and have no query or space: " + path);
    this.path = path;
    return this;
  }

  /**
   * Sets the key that clients must send.
   *
   * @param apiKey the key, without a scheme
   * @return this builder
   * @throws IllegalArgumentException if it is empty, or cannot be sent in a header
   */
  public TuneStudioServerBuilder apiKey(String apiKey) {
    require(
        HEADER_VALUE.matcher(apiKey).matches(),
        "the key must be visible ASCII characters, without spaces");
    this.apiKey = apiKey;
    return this;
  }

  /**
   * Sets whether a key is required: true by default.
   *
   * @param requireKey false to accept requests without one
   * @return this builder
   */
  public TuneStudioServerBuilder requireKey(boolean requireKey) {
    this.requireKey = requireKey;
    return this;
  }

  /**
   * Sets the only organization that requests may name; by default any is accepted. A request
   * without one is always accepted.
   *
   * @param organization its id
   * @return this builder
   * @throws IllegalArgumentException if it is empty, or cannot be sent in a header
   */
  public TuneStudioServerBuilder organization(String organization) {
    require(
        HEADER_VALUE.matcher(organization).matches(),
        "organization must be visible ASCII characters, without spaces");
    this.organization = organization;
    return this;
  }

  /**
   * Sets the names of the known models; the first is used for requests without one. All names are
   * served by the same language model.
   *
   * @param models one or more names
   * @return this builder
   * @throws IllegalArgumentException if there is none, or a blank one
   */
  public TuneStudioServerBuilder models(List<String> models) {
    require(
        !models.isEmpty() && models.stream().noneMatch(String::isBlank),
        "models must hold at least one name, and no blank one: " + models);
    this.models = List.copyOf(models);
    return this;
  }

  /**
   * Sets the names of the known models; see {@link #models(List)}.
   *
   * @param models one or more names
   * @return this builder
   */
  public TuneStudioServerBuilder models(String... models) {
    return models(List.of(models));
  }

  /**
   * Makes completions reproducible: with a seed, the same parameters always give the same
   * completion, whatever the order of requests. By default completions are random.
   *
   * @param seed any number
   * @return this builder
   */
  public TuneStudioServerBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Sets how long each token takes, plain or streamed; zero by default. The tokens of several
   * choices are generated in parallel.
   *
   * @param delayPerToken zero or more
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public TuneStudioServerBuilder delayPerToken(Duration delayPerToken) {
    require(
        !Objects.requireNonNull(delayPerToken, "delayPerToken").isNegative(),
        "delayPerToken must not be negative: " + delayPerToken);
    this.delayPerToken = delayPerToken;
    return this;
  }

  /**
   * Sets the maximum number of tokens of a prompt and its completion in total: 4,096 by default.
   *
   * @param contextLength 1 or more tokens
   * @return this builder
   * @throws IllegalArgumentException if it is not positive
   */
  public TuneStudioServerBuilder contextLength(int contextLength) {
    require(contextLength > 0, "contextLength must be positive: " + contextLength);
    this.contextLength = contextLength;
    return this;
  }

  /**
   * Sets the maximum size of a request body in bytes: 1 MiB by default. Larger ones get a 413.
   *
   * @param maxBodyBytes 1 or more
   * @return this builder
   * @throws IllegalArgumentException if it is not positive
   */
  public TuneStudioServerBuilder maxBodyBytes(int maxBodyBytes) {
    require(maxBodyBytes > 0, "maxBodyBytes must be positive: " + maxBodyBytes);
    this.maxBodyBytes = maxBodyBytes;
    return this;
  }

  /**
   * Starts a server.
   *
   * @return the server, to be closed
   * @throws UncheckedIOException if the port cannot be opened
   */
  public TuneStudioServer start() {
    return new TuneStudioServer(
        new Settings(
            port,
            path,
            requireKey ? apiKey : null,
            organization,
            models,
            seed,
            delayPerToken,
            contextLength,
            maxBodyBytes));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
