package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.http.TransportSettings.ProxyCredentials;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.internal.time.SystemClock;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link TuneStudioClient}. Each method checks its value and says what is wrong with it.
 * Not thread-safe.
 */
public final class TuneStudioClientBuilder extends CallConfigurer<TuneStudioClientBuilder> {

  private final TransportBuilder transport = new TransportBuilder();
  private final Map<String, String> paths = new HashMap<>();
  private Consumer<TextCompletionRequestBuilder> defaults = request -> {};
  private RetryBudget budget = RetryBudget.standard();
  private @Nullable BaseUrl baseUrl;
  private @Nullable Executor executor;
  private Clock clock = SystemClock.INSTANCE;
  private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

  TuneStudioClientBuilder() {
    super(CallSettings.builder().build());
  }

  @Override
  TuneStudioClientBuilder self() {
    return this;
  }

  /**
   * Sets the address that paths are added to: http or https, without user information.
   *
   * @param url as {@code https://example.org/v1}
   * @return this builder
   */
  public TuneStudioClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.of(url);
    return this;
  }

  /**
   * Sets the path of text completions at this server, in place of the documented one.
   *
   * @param path begins with a slash
   * @return this builder
   */
  public TuneStudioClientBuilder path(String path) {
    return path(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH, path);
  }

  /**
   * Sets the path of any operation at this server, in place of its documented one.
   *
   * @param documented the operation's path in the contract
   * @param path begins with a slash
   * @return this builder
   */
  public TuneStudioClientBuilder path(String documented, String path) {
    paths.put(documented, BaseUrl.path(path));
    return this;
  }

  /**
   * Presets address, path and key scheme for servers of the OpenAI kind: llama.cpp, vLLM, LM
   * Studio. The key is optional.
   *
   * @param url the address including the version, as {@code http://localhost:8080/v1}
   * @return this builder
   */
  public TuneStudioClientBuilder openAiCompatible(String url) {
    return baseUrl(url)
        .path(TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH)
        .keyScheme(KeyScheme.BEARER);
  }

  /**
   * Takes the settings that a map of environment variables holds; see {@link
   * TuneStudioClient#fromEnv()}.
   *
   * @param environment values by the names of the variables
   * @return this builder
   */
  public TuneStudioClientBuilder fromEnv(Map<String, String> environment) {
    return Environment.apply(environment, this);
  }

  /**
   * Fills in every request that is built by a lambda, before the lambda does.
   *
   * @param request sets members on the builder of a request
   * @return this builder
   */
  public TuneStudioClientBuilder defaults(Consumer<TextCompletionRequestBuilder> request) {
    defaults = request;
    return this;
  }

  /**
   * Sets how many retries all calls of the client may make together.
   *
   * @param retries by default {@link RetryBudget#standard()}
   * @return this builder
   */
  public TuneStudioClientBuilder retryBudget(RetryBudget retries) {
    budget = retries;
    return this;
  }

  /**
   * Limits making a connection, TLS included.
   *
   * @param timeout more than 0; 10 s by default
   * @return this builder
   */
  public TuneStudioClientBuilder connectTimeout(Duration timeout) {
    transport.connectTimeout = Limits.positive("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets how long an idle connection is kept for the next call.
   *
   * @param time more than 0; 30 s by default
   * @return this builder
   */
  public TuneStudioClientBuilder keepAlive(Duration time) {
    transport.keepAlive = Limits.positive("keepAlive", time);
    return this;
  }

  /**
   * Limits the open connections, of blocking and of asynchronous calls each. Calls beyond it wait,
   * within their timeouts, until a connection is free.
   *
   * @param connections 1 or more; by default there is no limit
   * @return this builder
   */
  public TuneStudioClientBuilder maxConnections(int connections) {
    transport.maxConnections = Limits.atLeast("maxConnections", 1, connections);
    return this;
  }

  /**
   * Sets whom to trust and which certificate to show.
   *
   * @param context used for every TLS connection; by default the JDK's
   * @return this builder
   */
  public TuneStudioClientBuilder sslContext(SSLContext context) {
    transport.sslContext = context;
    return this;
  }

  /**
   * Sets an HTTP proxy; https goes through it in a tunnel.
   *
   * @param address its host and port
   * @return this builder
   */
  public TuneStudioClientBuilder proxy(InetSocketAddress address) {
    transport.proxy = address;
    transport.systemProxy = false;
    return this;
  }

  /**
   * Sets what the proxy asks for. Only the proxy receives it.
   *
   * @param user the name of the user
   * @param password the password
   * @return this builder
   */
  public TuneStudioClientBuilder proxyCredentials(String user, String password) {
    transport.proxyCredentials = new ProxyCredentials(user, password.toCharArray());
    return this;
  }

  /**
   * Uses the proxy that the JVM's properties name, {@code https.proxyHost}, {@code
   * http.nonProxyHosts} and so on, in place of one that was set, and its credentials.
   *
   * @return this builder
   */
  public TuneStudioClientBuilder systemProxy() {
    transport.systemProxy = true;
    transport.proxy = null;
    transport.proxyCredentials = null;
    return this;
  }

  /**
   * Uses another Feign client as the transport, for blocking calls. Asynchronous calls and
   * publishers are refused then, and a blocking stream is cancelled when its next bytes arrive, or
   * when that client's read timeout fires.
   *
   * @param client sends each attempt, without retries of its own
   * @return this builder
   */
  public TuneStudioClientBuilder transport(feign.Client client) {
    transport.feignClient = client;
    return this;
  }

  /**
   * Sets what runs the callbacks of asynchronous calls; by default a few daemon threads.
   *
   * @param callbacks the caller's: the client does not shut it down
   * @return this builder
   */
  public TuneStudioClientBuilder executor(Executor callbacks) {
    executor = callbacks;
    return this;
  }

  /** Sets the source of time and that of chance, for tests. */
  TuneStudioClientBuilder time(Clock source, RandomGenerator chance) {
    clock = source;
    random = chance;
    return this;
  }

  /**
   * {@return the client}
   *
   * @throws IllegalArgumentException where there is neither a key nor a base URL
   * @throws IllegalStateException where the parts of Jackson have versions that do not work
   *     together
   */
  public TuneStudioClient build() {
    JacksonVersions.check();
    if (!key().isGiven() && baseUrl == null) {
      throw new IllegalArgumentException(
          "access key: must be set for "
              + baseUrlText()
              + "; only a base URL of your own may do without");
    }
    Callbacks callbacks = Callbacks.of(executor);
    Dispatcher dispatcher =
        transport.dispatcher(
            settings().firstByteTimeout(), callbacks.executor(), clock, budget, random);
    return new TuneStudioClient(this, dispatcher, callbacks);
  }

  String baseUrlText() {
    return baseUrl == null ? TextCompletionsApi.BASE_URL : baseUrl.text();
  }

  Map<String, String> paths() {
    return Map.copyOf(paths);
  }

  Consumer<TextCompletionRequestBuilder> requestDefaults() {
    return defaults;
  }

  ClientDefaults clientDefaults() {
    return new ClientDefaults(settings(), new ClearTextWarning(BaseUrl.of(baseUrlText())));
  }
}
