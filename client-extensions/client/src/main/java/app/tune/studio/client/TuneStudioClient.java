package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.operation.Operations;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.stream.Accumulator;
import app.tune.studio.client.stream.CompletionAccumulator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The client of the API, created once per server and key and shared by all threads.
 *
 * <pre>{@code
 * try (TuneStudioClient tune = TuneStudioClient.builder().apiKey(key).build()) {
 *   TextCompletion completion = tune.textCompletions().create(r -> r.model("user/model").prompt("Once"));
 *   System.out.println(completion.text());
 * }
 * }</pre>
 *
 * <p>Thread-safe. All of its threads are daemon threads, so it never keeps the JVM alive.
 */
public final class TuneStudioClient implements AutoCloseable {

  /** An interceptor adds the organization, so the argument of the generated method stays null. */
  private static final @Nullable String ORGANIZATION = null;

  private final Dispatcher dispatcher;
  private final String baseUrl;
  private final Map<String, String> paths;
  private final ClientDefaults defaults;
  private final Callbacks callbacks;
  private final Map<Class<?>, Operations<?>> operations = new ConcurrentHashMap<>();
  private final TextCompletions textCompletions;

  TuneStudioClient(TuneStudioClientBuilder builder, Dispatcher dispatcher, Callbacks callbacks) {
    this.dispatcher = dispatcher;
    this.baseUrl = builder.baseUrlText();
    this.paths = builder.paths();
    this.defaults = builder.clientDefaults();
    this.callbacks = callbacks;
    this.textCompletions =
        new EndpointTextCompletions(
            endpoint(
                TextCompletionsApi.class,
                (api, request) -> api.createTextCompletion(ORGANIZATION, request),
                (api, request) -> api.streamTextCompletion(ORGANIZATION, request),
                CompletionAccumulator::new),
            builder.requestDefaults());
  }

  /** {@return a builder preset with the documented service, without a key} */
  public static TuneStudioClientBuilder builder() {
    return new TuneStudioClientBuilder();
  }

  /**
   * {@return a client configured from environment variables: {@code TUNE_API_KEY}, {@code
   * TUNE_ORG_ID}, {@code TUNE_BASE_URL}, {@code TUNE_PATH}, {@code TUNE_AUTH_SCHEME}} Unset and
   * blank variables are ignored.
   *
   * @throws IllegalArgumentException if a value is invalid, or neither key nor base URL is set
   */
  public static TuneStudioClient fromEnv() {
    return builder().fromEnv(System.getenv()).build();
  }

  /** {@return the text completions of the server} */
  public TextCompletions textCompletions() {
    return textCompletions;
  }

  /** {@return the base URL, without a trailing slash} */
  public String baseUrl() {
    return baseUrl;
  }

  /**
   * {@return an operation of any generated interface, callable plain and streamed, blocking and
   * asynchronously}
   *
   * <pre>{@code
   * var chat = tune.endpoint(ChatCompletionsApi.class,
   *     (api, r) -> api.createChatCompletion(null, r), (api, r) -> api.streamChatCompletion(null, r));
   * }</pre>
   *
   * @param <A> the generated interface
   * @param <Q> the request
   * @param <R> the response of a plain call
   * @param <C> one chunk of a stream
   * @param api the generated interface
   * @param plain calls its plain method
   * @param streamed calls the streaming method of the same endpoint
   */
  public <A, Q, R, C> Endpoint<Q, R, C> endpoint(
      Class<A> api, BiFunction<A, Q, R> plain, BiFunction<A, Q, Stream<C>> streamed) {
    return endpoint(api, plain, streamed, null);
  }

  /**
   * {@return an operation of any generated interface that has no event stream}
   *
   * @param <A> the generated interface
   * @param <Q> the request
   * @param <R> the response
   * @param api the generated interface
   * @param plain calls its method
   */
  public <A, Q, R> Endpoint<Q, R, Void> endpoint(Class<A> api, BiFunction<A, Q, R> plain) {
    return endpoint(api, plain, null, null);
  }

  private <A, Q, R, C> Endpoint<Q, R, C> endpoint(
      Class<A> api,
      BiFunction<A, Q, R> plain,
      @Nullable BiFunction<A, Q, Stream<C>> streamed,
      @Nullable IntFunction<Accumulator<C, R>> accumulators) {
    Operations<A> operations = operations(api);
    return new Endpoint<>(
        defaults,
        dispatcher,
        defaults.settings(),
        request -> operations.invocation(generated -> plain.apply(generated, request)),
        streamed == null
            ? null
            : request -> operations.invocation(generated -> streamed.apply(generated, request)),
        accumulators);
  }

  /**
   * {@return any generated interface, implemented by this client} Streams it returns must be
   * closed.
   *
   * @param <A> the generated interface
   * @param api its class
   */
  public <A> A api(Class<A> api) {
    return ApiProxy.of(api, operations(api), dispatcher, defaults.settings());
  }

  /**
   * {@return any generated interface, implemented by this client with other options}
   *
   * @param <A> the generated interface
   * @param api its class
   * @param change sets the options, in addition to the client's
   */
  public <A> A api(Class<A> api, Consumer<CallOptions> change) {
    CallSettings changed = defaults.changed(defaults.settings(), change);
    return ApiProxy.of(api, operations(api), dispatcher, changed);
  }

  /** Returns the dispatcher, for tests. */
  Dispatcher dispatcher() {
    return dispatcher;
  }

  @SuppressWarnings("unchecked") // the operations belong to this type
  private <A> Operations<A> operations(Class<A> api) {
    return (Operations<A>)
        operations.computeIfAbsent(api, type -> Operations.of(type, baseUrl, paths));
  }

  /**
   * Closes the client: pending calls fail with a {@link
   * app.tune.studio.client.error.ClientClosedException}, as do later ones; streams that have
   * delivered chunks with an {@link app.tune.studio.client.error.IncompleteStreamException} that it
   * is the cause of. Never blocks; idempotent.
   */
  @Override
  public void close() {
    dispatcher.close();
    callbacks.close();
  }

  @Override
  public String toString() {
    return "TuneStudioClient[" + baseUrl + ", " + defaults.settings().key() + "]";
  }
}
