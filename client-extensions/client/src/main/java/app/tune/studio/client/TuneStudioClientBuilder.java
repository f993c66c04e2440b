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
 * Builds a {@link TuneStudioClient}. A number, duration, key, header, URL or path that is invalid
 * causes an {@link IllegalArgumentException} that names the setting, the limit and the value,
 * unless that may be secret. Not thread-safe.
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
   * Sets the base URL: http or https, without user information and without the operation's path.
   *
   * @param url for example {@code https://example.org/v1}
   * @return this builder
   */
  public TuneStudioClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.of(url);
    return this;
  }

  /**
   * Sets the path of text completions on this server, replacing the documented one.
   *
   * @param path without query and fragment; a slash at its start is added if missing
   * @return this builder
   */
  public TuneStudioClientBuilder path(String path) {
    return path(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH, path);
  }

  /**
   * Sets the path of any operation on this server, replacing its documented one.
   *
   * @param documented the operation's path in the contract
   * @param path without query and fragment; a slash at its start is added if missing
   * @return this builder
   */
  public TuneStudioClientBuilder path(String documented, String path) {
    paths.put(documented, BaseUrl.path(path));
    return this;
  }

  /**
   * Sets base URL, path and key scheme for OpenAI-compatible servers such as llama.cpp, vLLM and LM
   * Studio. The key is optional.
   *
   * @param url the base URL including the version, for example {@code http://localhost:8080/v1}
   * @return this builder
   */
  public TuneStudioClientBuilder openAiCompatible(String url) {
    return baseUrl(url)
        .path(TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH)
        .keyScheme(KeyScheme.BEARER);
  }

  /**
   * Applies the settings in a map of environment variables; see {@link TuneStudioClient#fromEnv()}.
   *
   * @param environment the values by variable name
   * @return this builder
   */
  public TuneStudioClientBuilder fromEnv(Map<String, String> environment) {
    return Environment.apply(environment, this);
  }

  /**
   * Sets defaults for every request that is built by a lambda; the lambda can override them.
   *
   * @param request sets members on the request builder
   * @return this builder
   */
  public TuneStudioClientBuilder defaults(Consumer<TextCompletionRequestBuilder> request) {
    defaults = request;
    return this;
  }

  /**
   * Sets how many retries all calls of the client may make in total.
   *
   * @param retries by default {@link RetryBudget#standard()}
   * @return this builder
   */
  public TuneStudioClientBuilder retryBudget(RetryBudget retries) {
    budget = retries;
    return this;
  }

  /**
   * Limits the time to connect, including the TLS handshake.
   *
   * @param timeout more than 0; 10 s by default
   * @return this builder
   */
  public TuneStudioClientBuilder connectTimeout(Duration timeout) {
    transport.connectTimeout = Limits.positive("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets how long an idle connection is reused; less where the server announces less by {@code
   * Keep-Alive: timeout=5}. A value below that of the server, or of a proxy before it, avoids
   * requests on a connection that is being closed, which fail if {@link #retryPolicy the policy}
   * does not retry lost connections.
   *
   * @param time more than 0; 30 s by default
   * @return this builder
   */
  public TuneStudioClientBuilder keepAlive(Duration time) {
    transport.keepAlive = Limits.positive("keepAlive", time);
    return this;
  }

  /**
   * Limits the open connections, separately for blocking and asynchronous calls. Further calls
   * wait, within their timeouts, until a connection is free.
   *
   * @param connections 1 or more; unlimited by default
   * @return this builder
   */
  public TuneStudioClientBuilder maxConnections(int connections) {
    transport.maxConnections = Limits.atLeast("maxConnections", 1, connections);
    return this;
  }

  /**
   * Sets the TLS trust and key material.
   *
   * @param context used for every TLS connection; the JDK's default if not set
   * @return this builder
   */
  public TuneStudioClientBuilder sslContext(SSLContext context) {
    transport.sslContext = context;
    return this;
  }

  /**
   * Sets an HTTP proxy; https requests are tunnelled through it.
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
   * Sets the credentials for the proxy. They are sent to the proxy only.
   *
   * @param user the user name
   * @param password the password
   * @return this builder
   */
  public TuneStudioClientBuilder proxyCredentials(String user, String password) {
    transport.proxyCredentials = new ProxyCredentials(user, password.toCharArray());
    return this;
  }

  /**
   * Uses the proxy named by the system properties {@code https.proxyHost}, {@code
   * http.nonProxyHosts} and so on, replacing any proxy and credentials set before.
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
   * Uses another Feign client as the transport for blocking calls. Asynchronous calls and
   * publishers are then unsupported, and cancelling a blocking stream takes effect only when its
   * next bytes arrive or that client's read timeout fires.
   *
   * @param client sends each attempt, without retrying by itself
   * @return this builder
   */
  public TuneStudioClientBuilder transport(feign.Client client) {
    transport.feignClient = client;
    return this;
  }

  /**
   * Sets the executor for the callbacks of asynchronous calls; by default a few daemon threads.
   *
   * <p>{@code Runnable::run} delivers on the I/O threads, which saves a change of threads for each
   * result: only for callbacks that never block, since all streams share these threads.
   *
   * @param callbacks owned by the caller; not shut down by the client
   * @return this builder
   */
  public TuneStudioClientBuilder executor(Executor callbacks) {
    executor = callbacks;
    return this;
  }

  /** Sets the clock and the source of randomness, for tests. */
  TuneStudioClientBuilder time(Clock source, RandomGenerator chance) {
    clock = source;
    random = chance;
    return this;
  }

  /**
   * {@return the client}
   *
   * @throws IllegalArgumentException if neither a key nor a base URL is set, if the base URL
   *     includes the path of text completions, if proxy credentials are set without a proxy, or if
   *     a transport is set together with settings that it does not obey
   * @throws IllegalStateException if the versions of the Jackson modules are incompatible
   */
  public TuneStudioClient build() {
    JacksonVersions.check();
    key().checked();
    if (!key().isGiven() && baseUrl == null) {
      throw new IllegalArgumentException(
          "access key: must be set for "
              + baseUrlText()
              + "; only with a base URL of your own is it optional");
    }
    if (baseUrl != null) {
      String documented = TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH;
      baseUrl.checkEndsBefore(paths.getOrDefault(documented, documented));
    }
    Callbacks callbacks = Callbacks.of(executor);
    Dispatcher dispatcher = transport.dispatcher(callbacks.executor(), clock, budget, random);
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
    return new ClientDefaults(settings(), BaseUrl.of(baseUrlText()));
  }
}
