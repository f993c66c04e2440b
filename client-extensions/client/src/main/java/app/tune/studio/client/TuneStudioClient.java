package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.operation.Operations;
import app.tune.studio.client.internal.call.ApiProxy;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.call.CallSettings;
import app.tune.studio.client.internal.call.Calls;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The client: one per server and key, shared by all threads.
 *
 * <pre>{@code
 * try (TuneStudioClient tune = TuneStudioClient.builder().apiKey(key).build()) {
 *   TextCompletion answer = tune.textCompletions().create(r -> r.model("user/model").prompt("Once"));
 *   System.out.println(answer.text());
 * }
 * }</pre>
 *
 * <p>Thread-safe. It holds no thread that would keep the JVM alive, closed or not.
 */
public final class TuneStudioClient implements AutoCloseable {

  private final Dispatcher core;
  private final String baseUrl;
  private final Map<String, String> paths;
  private final ClientDefaults defaults;
  private final CallSettings settings;
  private final Runnable onClose;
  private final Map<Class<?>, Operations> bindings = new ConcurrentHashMap<>();
  private final TextCompletions textCompletions;

  TuneStudioClient(TuneStudioClientBuilder builder, Dispatcher core, Runnable onClose) {
    this.core = core;
    this.baseUrl = builder.baseUrlText();
    this.paths = builder.paths();
    this.defaults = builder.defaults();
    this.settings = builder.settings();
    this.onClose = onClose;
    Operations api = binding(TextCompletionsApi.class);
    this.textCompletions =
        new TextCompletions(
            new Calls<>(core, api, api.answering(TextCompletion.class), settings),
            new Calls<>(core, api, api.answering(TextCompletionChunk.class), settings),
            defaults,
            settings);
  }

  /** {@return a builder that knows the documented service and no key} */
  public static TuneStudioClientBuilder builder() {
    return new TuneStudioClientBuilder();
  }

  /**
   * {@return a client for what the environment says: {@code TUNE_API_KEY}, {@code TUNE_ORG_ID},
   * {@code TUNE_BASE_URL}, {@code TUNE_PATH}, {@code TUNE_AUTH_SCHEME}} Unset and blank ones are
   * left out.
   *
   * @throws IllegalArgumentException where a value is refused, or there is neither key nor base URL
   */
  public static TuneStudioClient fromEnv() {
    return builder().fromEnv(System.getenv()).build();
  }

  /** {@return the text completions of the server} */
  public TextCompletions textCompletions() {
    return textCompletions;
  }

  /**
   * {@return any generated interface, run by this client: an endpoint that the contract gained is
   * callable at once, plain and streamed} A stream that it returns is to be closed.
   *
   * @param <A> the generated interface
   * @param api its class
   */
  public <A> A api(Class<A> api) {
    return ApiProxy.of(core, binding(api), settings, api);
  }

  /**
   * {@return any generated interface, run by this client under other options}
   *
   * @param <A> the generated interface
   * @param api its class
   * @param change sets the options, on what the client holds
   */
  public <A> A api(Class<A> api, Consumer<CallOptions> change) {
    return ApiProxy.of(core, binding(api), defaults.changed(settings, change), api);
  }

  private Operations binding(Class<?> api) {
    return bindings.computeIfAbsent(api, type -> Operations.of(type, baseUrl, paths, core));
  }

  /**
   * Closes the client: calls that are under way end with a {@link
   * app.tune.studio.client.error.ClientClosedException}, later ones do too. Never blocks; may be
   * called again.
   */
  @Override
  public void close() {
    core.close();
    onClose.run();
  }

  @Override
  public String toString() {
    return "TuneStudioClient[" + baseUrl + ", " + defaults.key() + "]";
  }
}
