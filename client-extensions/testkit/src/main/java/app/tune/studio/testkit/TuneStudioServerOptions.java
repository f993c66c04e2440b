package app.tune.studio.testkit;

import app.tune.studio.api.TextCompletionsApi;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The settings of a {@link TuneStudioServer} as options of a command line, except for its key: a
 * mixin for commands of picocli, which this class requires.
 *
 * <p>Not thread-safe.
 */
public final class TuneStudioServerOptions {

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port; 0, the default, takes a free one.")
  private int port;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Path of requests; /v1/completions for clients of OpenAI's protocol.")
  private String path = TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH;

  @Option(names = "--no-key", description = "Requires no key.")
  private boolean withoutKey;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Name of a model; may be repeated, the first one is the default.")
  private List<String> models = List.of(TuneStudioServerBuilder.DEFAULT_MODEL);

  @Option(
      names = "--org-id",
      paramLabel = "ID",
      description = "Refuses requests that name another organization.")
  private @Nullable String organization;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Makes completions repeatable: the same request always gets the same one.")
  private @Nullable Long seed;

  @Option(
      names = "--delay-per-token",
      paramLabel = "MILLISECONDS",
      description = "Time that each token takes; 0 by default.")
  private long delayPerToken;

  @Option(
      names = "--context-length",
      paramLabel = "TOKENS",
      description = "Maximum number of tokens of a prompt and its completion together.")
  private @Nullable Integer contextLength;

  @Option(
      names = "--max-body-bytes",
      paramLabel = "BYTES",
      description = "Maximum size of a request in bytes.")
  private @Nullable Integer maxBodyBytes;

  /** Creates options that are all at their defaults, for picocli to set. */
  public TuneStudioServerOptions() {}

  /** {@return whether clients must send a key} */
  public boolean requiresKey() {
    return !withoutKey;
  }

  /**
   * {@return a builder with the settings of the options; its key is the default one}
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TuneStudioServerBuilder toBuilder() {
    TuneStudioServerBuilder builder = TuneStudioServer.builder().requireKey(!withoutKey);
    set("--port", port, builder::port);
    set("--path", path, builder::path);
    set("--model", models, builder::models);
    set("--org-id", organization, builder::organization);
    set("--seed", seed, builder::seed);
    if (delayPerToken < 0) {
      throw new IllegalArgumentException(
          "--delay-per-token must not be negative: " + delayPerToken);
    }
    builder.delayPerToken(Duration.ofMillis(delayPerToken));
    set("--context-length", contextLength, builder::contextLength);
    set("--max-body-bytes", maxBodyBytes, builder::maxBodyBytes);
    return builder;
  }

  /** Sets what was given; a refusal begins with the option, not with the name in the builder. */
  private static <T> void set(String option, @Nullable T value, Consumer<? super T> setter) {
    if (value == null) {
      return;
    }
    try {
      setter.accept(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).replaceFirst("^\\w+", option), e);
    }
  }
}
