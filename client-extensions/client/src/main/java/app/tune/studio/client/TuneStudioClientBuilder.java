package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.auth.OrganizationInterceptor;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.internal.time.SystemClock;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link TuneStudioClient}. Each method checks its value and says what is wrong with it.
 * Not thread-safe.
 */
public final class TuneStudioClientBuilder extends CallDefaults {

  private final TransportSettings transport = new TransportSettings();
  private final Map<String, String> paths = new HashMap<>();
  private Consumer<TextCompletionRequestBuilder> defaults = request -> {};
  private KeySettings key = KeySettings.NONE;
  private @Nullable BaseUrl baseUrl;
  private @Nullable Executor executor;
  private Clock clock = SystemClock.INSTANCE;
  private RandomGenerator jitter = () -> ThreadLocalRandom.current().nextLong();

  TuneStudioClientBuilder() {}

  @Override
  TuneStudioClientBuilder self() {
    return this;
  }

  /**
   * Sets the access key; refuses one that is blank, or that a header cannot hold.
   *
   * @param accessKey the key, printable ASCII
   * @return this builder
   */
  public TuneStudioClientBuilder apiKey(String accessKey) {
    key = key.withKey(accessKey);
    return this;
  }

  /**
   * Sets what is asked for the access key at every attempt, and once more after a 401: if it then
   * gives another key, the call is sent once more, whatever the retry policy. It may give null for
   * no key; it is called by the threads that call, so it must be thread-safe.
   *
   * @param supplier gives the key, or null
   * @return this builder
   */
  public TuneStudioClientBuilder apiKey(Supplier<@Nullable String> supplier) {
    key = key.withSupplier(supplier);
    return this;
  }

  /**
   * Sets what stands before the key: nothing by default.
   *
   * @param scheme by default {@link KeyScheme#BARE}
   * @return this builder
   */
  public TuneStudioClientBuilder keyScheme(KeyScheme scheme) {
    key = key.withScheme(scheme);
    return this;
  }

  /**
   * Sets the organization; by default the header is left out and the server chooses.
   *
   * @param id its id, printable ASCII
   * @return this builder
   */
  public TuneStudioClientBuilder organization(String id) {
    settings.organization(new OrganizationInterceptor(id));
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
   * Takes what a map of environment variables says; see {@link TuneStudioClient#fromEnv()}.
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
   * Limits making a connection; default 10 s. A JDK client that is set has its own limit.
   *
   * @param limit more than 0
   * @return this builder
   */
  public TuneStudioClientBuilder connectTimeout(Duration limit) {
    transport.connectTimeout = Limits.positive("connectTimeout", limit);
    return this;
  }

  /** Sets the source of time and that of chance, for tests. */
  TuneStudioClientBuilder time(Clock source, RandomGenerator chance) {
    clock = source;
    jitter = chance;
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

  /**
   * Sets whom to trust and which certificate to show.
   *
   * @param context used for every TLS connection
   * @return this builder
   */
  public TuneStudioClientBuilder sslContext(SSLContext context) {
    transport.sslContext = context;
    return this;
  }

  /**
   * Sets an HTTP proxy; one that asks for credentials cannot be used this way.
   *
   * @param address its host and port
   * @return this builder
   */
  public TuneStudioClientBuilder proxy(InetSocketAddress address) {
    transport.proxy = ProxySelector.of(address);
    return this;
  }

  /**
   * Allows HTTP/2 on https; without the promise that cancelling closes the connection.
   *
   * @param allowed whether the server may choose it (ALPN)
   * @return this builder
   */
  public TuneStudioClientBuilder http2(boolean allowed) {
    transport.http2 = allowed;
    return this;
  }

  /**
   * Uses a JDK client with all its own settings; whoever made it shuts it down. One that has an
   * authenticator or follows redirects is refused.
   *
   * @param client follows no redirects, has no authenticator
   * @return this builder
   */
  public TuneStudioClientBuilder httpClient(HttpClient client) {
    transport.httpClient = TransportSettings.checked(client);
    return this;
  }

  /**
   * Uses another Feign client as the transport, for calls that wait. Asynchronous calls and
   * publishers are refused then, and a stream on which a thread waits is cancelled when its next
   * bytes come, or that client's limit for reading runs out.
   *
   * @param client sends each attempt, without retries of its own
   * @return this builder
   */
  public TuneStudioClientBuilder transport(feign.Client client) {
    transport.feignClient = client;
    return this;
  }

  /**
   * {@return the client}
   *
   * @throws IllegalArgumentException where there is neither a key nor a base URL
   */
  public TuneStudioClient build() {
    if (!key.isGiven() && baseUrl == null) {
      throw new IllegalArgumentException(
          "access key: must be set for "
              + baseUrlText()
              + "; only a base URL of your own may do without");
    }
    settings.accessKey(key.interceptor()).keySupplied(key.supplier() != null);
    Executor callbacks = executor;
    Runnable onClose = () -> {};
    if (callbacks == null) {
      ExecutorService own = ClientExecutor.create();
      callbacks = own;
      onClose = own::shutdown;
    }
    Dispatcher core =
        new Dispatcher(
            transport.transport(settings().firstByteTimeout()),
            transport.connectTimeout(),
            callbacks,
            clock,
            jitter);
    return new TuneStudioClient(this, core, onClose);
  }

  String baseUrlText() {
    return baseUrl == null ? TextCompletionsApi.BASE_URL : baseUrl.text();
  }

  Map<String, String> paths() {
    return Map.copyOf(paths);
  }

  ClientDefaults defaults() {
    return new ClientDefaults(defaults, key, new ClearTextWarning(BaseUrl.of(baseUrlText())));
  }
}
