package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.HeaderValue;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.auth.OrganizationInterceptor;
import app.tune.studio.client.call.CallCore;
import app.tune.studio.client.call.CallSettings;
import app.tune.studio.client.retry.AttemptListener;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.client.time.Clock;
import app.tune.studio.client.time.SystemClock;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import feign.RequestInterceptor;
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
public final class TuneStudioClientBuilder {

  private final CallSettings.CallSettingsBuilder settings = CallSettings.builder();
  private final TransportSettings transport = new TransportSettings();
  private final Map<String, String> paths = new HashMap<>();
  private Consumer<TextCompletionRequestBuilder> defaults = request -> {};
  private KeySettings key = KeySettings.NONE;
  private @Nullable BaseUrl baseUrl;
  private @Nullable Executor executor;
  private Clock clock = SystemClock.INSTANCE;
  private RandomGenerator jitter = () -> ThreadLocalRandom.current().nextLong();

  TuneStudioClientBuilder() {}

  /** Sets the access key; refuses one that is blank, or that a header cannot hold. */
  public TuneStudioClientBuilder apiKey(String accessKey) {
    key = key.withKey(accessKey);
    return this;
  }

  /**
   * Sets what is asked for the access key at every attempt, and once more after a 401: if it then
   * gives another key, the call is sent once more, whatever the retry policy. It may give null for
   * no key; it is called by the threads that call, so it must be thread-safe.
   */
  public TuneStudioClientBuilder apiKey(Supplier<@Nullable String> supplier) {
    key = key.withSupplier(supplier);
    return this;
  }

  /** Sets what stands before the key: nothing by default. */
  public TuneStudioClientBuilder keyScheme(KeyScheme scheme) {
    key = key.withScheme(scheme);
    return this;
  }

  /** Sets the organization; by default the header is left out and the server chooses. */
  public TuneStudioClientBuilder organization(String id) {
    settings.organization(new OrganizationInterceptor(id));
    return this;
  }

  /** Sets the address that paths are added to: http or https, without user information. */
  public TuneStudioClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.of(url);
    return this;
  }

  /** Sets the path of text completions at this server, in place of the documented one. */
  public TuneStudioClientBuilder path(String path) {
    return path(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH, path);
  }

  /** Sets the path of any operation at this server, in place of its documented one. */
  public TuneStudioClientBuilder path(String documented, String path) {
    paths.put(documented, BaseUrl.path(path));
    return this;
  }

  /**
   * Presets address, path and key scheme for servers of the OpenAI kind: llama.cpp, vLLM, LM
   * Studio. The key is optional.
   *
   * @param url the address including the version, as {@code http://localhost:8080/v1}
   */
  public TuneStudioClientBuilder openAiCompatible(String url) {
    return baseUrl(url)
        .path(TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH)
        .keyScheme(KeyScheme.BEARER);
  }

  /** Takes what a map of environment variables says; see {@link TuneStudioClient#fromEnv()}. */
  public TuneStudioClientBuilder fromEnv(Map<String, String> environment) {
    return Environment.apply(environment, this);
  }

  /** Fills in every request that is built by a lambda, before the lambda does. */
  public TuneStudioClientBuilder defaults(Consumer<TextCompletionRequestBuilder> request) {
    defaults = request;
    return this;
  }

  /** Limits making a connection; default 10 s. A JDK client that is set has its own limit. */
  public TuneStudioClientBuilder connectTimeout(Duration limit) {
    transport.connectTimeout = Limits.positive("connectTimeout", limit);
    return this;
  }

  /** Limits the wait for an answer's head (of a plain call: the generation); default 10 min. */
  public TuneStudioClientBuilder firstByteTimeout(Duration limit) {
    settings.firstByteTimeout(Limits.positive("firstByteTimeout", limit));
    return this;
  }

  /** Limits the wait between two reads of a body; default 2 min. Comments count as life. */
  public TuneStudioClientBuilder idleTimeout(Duration limit) {
    settings.idleTimeout(Limits.positive("idleTimeout", limit));
    return this;
  }

  /** Limits all attempts and waits; default 10 min. Of a stream, it ends at the first event. */
  public TuneStudioClientBuilder totalTimeout(Duration limit) {
    settings.totalTimeout(Limits.positive("totalTimeout", limit));
    return this;
  }

  /** Limits a stream from the call to its last event; by default there is no such limit. */
  public TuneStudioClientBuilder streamTimeout(Duration limit) {
    settings.streamTimeout(Limits.positive("streamTimeout", limit));
    return this;
  }

  /** Sets which failures are retried, and how; default {@link RetryPolicy#standard()}. */
  public TuneStudioClientBuilder retryPolicy(RetryPolicy policy) {
    settings.retryPolicy(policy);
    return this;
  }

  /** Sets who is told of failed attempts. */
  public TuneStudioClientBuilder attemptListener(AttemptListener listener) {
    settings.attemptListener(listener);
    return this;
  }

  /** Sends the number of each attempt, from 1, in a header of this name; off by default. */
  public TuneStudioClientBuilder attemptHeader(String name) {
    settings.attemptHeader(CallOptions.checkedName(name));
    return this;
  }

  /** Sets what counts as the end of a stream without a terminator. */
  public TuneStudioClientBuilder endRule(EndRule rule) {
    settings.endRule(rule);
    return this;
  }

  /** Limits one event of a stream, in bytes; default 16 MiB, at least 1 KiB. */
  public TuneStudioClientBuilder maxEventSize(int bytes) {
    settings.maxEventSize(Limits.atLeast("maxEventSize", 1024, bytes));
    return this;
  }

  /** Limits the answer of a plain call, in bytes; default 64 MiB, at least 1 KiB. */
  public TuneStudioClientBuilder maxBodySize(int bytes) {
    settings.maxBodySize(Limits.atLeast("maxBodySize", 1024, bytes));
    return this;
  }

  /** Sends a header with each request; per-call headers of the same name replace it. */
  public TuneStudioClientBuilder header(String name, String value) {
    settings.header(CallOptions.checkedName(name), HeaderValue.check(name, value));
    return this;
  }

  /** Adds a Feign interceptor, asked at each attempt, before the access key's own. */
  public TuneStudioClientBuilder interceptor(RequestInterceptor interceptor) {
    settings.interceptor(interceptor);
    return this;
  }

  /** Logs the bodies of requests and plain answers at debug level; off by default. */
  public TuneStudioClientBuilder logBodies(boolean log) {
    settings.logBodies(log);
    return this;
  }

  /** Sets the source of time and that of chance, for tests. */
  TuneStudioClientBuilder time(Clock source, RandomGenerator chance) {
    clock = source;
    jitter = chance;
    return this;
  }

  /** Sets what runs the callbacks of asynchronous calls; by default a few daemon threads. */
  public TuneStudioClientBuilder executor(Executor callbacks) {
    executor = callbacks;
    return this;
  }

  /** Sets whom to trust and which certificate to show. */
  public TuneStudioClientBuilder sslContext(SSLContext context) {
    transport.sslContext = context;
    return this;
  }

  /** Sets an HTTP proxy; one that asks for credentials cannot be used this way. */
  public TuneStudioClientBuilder proxy(InetSocketAddress address) {
    transport.proxy = ProxySelector.of(address);
    return this;
  }

  /** Allows HTTP/2 on https; without the promise that cancelling closes the connection. */
  public TuneStudioClientBuilder http2(boolean allowed) {
    transport.http2 = allowed;
    return this;
  }

  /**
   * Uses a JDK client with all its own settings; whoever made it shuts it down. One that has an
   * authenticator or follows redirects is refused.
   */
  public TuneStudioClientBuilder httpClient(HttpClient client) {
    transport.httpClient = TransportSettings.checked(client);
    return this;
  }

  /**
   * Uses another Feign client as the transport, for calls that wait. Asynchronous calls and
   * publishers are refused then, and a stream on which a thread waits is cancelled when its next
   * bytes come, or that client's limit for reading runs out.
   */
  public TuneStudioClientBuilder transport(feign.Client client) {
    transport.feignClient = client;
    return this;
  }

  /**
   * Returns the client.
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
    CallCore core =
        new CallCore(
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

  CallSettings settings() {
    return settings.build();
  }
}
