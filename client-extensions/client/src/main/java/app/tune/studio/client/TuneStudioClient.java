package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.call.ApiProxy;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.call.OperationCallers;
import app.tune.studio.client.internal.operation.InvocationRecorder;
import app.tune.studio.client.internal.operation.Operations;
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
 * The client: one per server and key, shared by all threads.
 *
 * <pre>{@code
 * try (TuneStudioClient tune = TuneStudioClient.builder().apiKey(key).build()) {
 *   TextCompletion completion = tune.textCompletions().create(r -> r.model("user/model").prompt("Once"));
 *   System.out.println(completion.text());
 * }
 * }</pre>
 *
 * <p>Thread-safe. It holds no thread that would keep the JVM alive, closed or not.
 */
public final class TuneStudioClient implements AutoCloseable {

  /** An interceptor adds the organization, so the argument that could do it is left out. */
  private static final @Nullable String ORGANIZATION = null;

  private final Dispatcher dispatcher;
  private final String baseUrl;
  private final Map<String, String> paths;
  private final ClientDefaults defaults;
  private final Callbacks callbacks;
  private final OperationCallers callers;
  private final Map<Class<?>, Operations> operations = new ConcurrentHashMap<>();
  private final TextCompletions textCompletions;

  TuneStudioClient(TuneStudioClientBuilder builder, Dispatcher dispatcher, Callbacks callbacks) {
    this.dispatcher = dispatcher;
    this.baseUrl = builder.baseUrlText();
    this.paths = builder.paths();
    this.defaults = builder.clientDefaults();
    this.callbacks = callbacks;
    this.callers = new OperationCallers(dispatcher, defaults.settings());
    this.textCompletions =
        new EndpointTextCompletions(
            endpoint(
                TextCompletionsApi.class,
                (api, request) -> api.createTextCompletion(ORGANIZATION, request),
                (api, request) -> api.streamTextCompletion(ORGANIZATION, request),
                CompletionAccumulator::new),
            builder.requestDefaults());
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

  /** {@return the address that paths are added to, without a slash at its end} */
  public String baseUrl() {
    return baseUrl;
  }

  /**
   * {@return an operation of any generated interface, so that an endpoint which only the contract
   * knows is callable plain and streamed, blocking and not}
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
    InvocationRecorder<A> recorder = new InvocationRecorder<>(api, operations(api));
    return new Endpoint<>(
        defaults,
        callers,
        request -> recorder.record(generated -> plain.apply(generated, request)),
        streamed == null
            ? null
            : request -> recorder.record(generated -> streamed.apply(generated, request)),
        accumulators);
  }

  /**
   * {@return any generated interface, run by this client} A stream that it returns is to be closed.
   *
   * @param <A> the generated interface
   * @param api its class
   */
  public <A> A api(Class<A> api) {
    return ApiProxy.of(callers, operations(api), api);
  }

  /**
   * {@return any generated interface, run by this client under other options}
   *
   * @param <A> the generated interface
   * @param api its class
   * @param change sets the options, on top of the client's
   */
  public <A> A api(Class<A> api, Consumer<CallOptions> change) {
    return ApiProxy.of(
        callers.with(defaults.changed(defaults.settings(), change)), operations(api), api);
  }

  /** Returns what runs the calls, for tests. */
  Dispatcher dispatcher() {
    return dispatcher;
  }

  private Operations operations(Class<?> api) {
    return operations.computeIfAbsent(api, type -> Operations.of(type, baseUrl, paths));
  }

  /**
   * Closes the client: calls that are under way end with a {@link
   * app.tune.studio.client.error.ClientClosedException}, later ones do too. Never blocks; may be
   * called again.
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
