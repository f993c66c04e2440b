package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallFuture;
import app.tune.studio.client.internal.call.CallResult;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.call.CallResult.Whole;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.call.OperationCaller;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.Operation;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.stream.Accumulator;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a generated interface: plain or streamed, blocking or not. Thread-safe.
 *
 * <p>A request that violates a limit of the contract is not sent and causes an {@link
 * IllegalArgumentException}; every other failure is a {@link
 * app.tune.studio.client.error.TuneStudioException}.
 *
 * @param <Q> the request
 * @param <R> the response of a plain call
 * @param <C> one chunk of a stream
 */
public final class Endpoint<Q, R, C> {

  private final ClientDefaults defaults;
  private final Dispatcher dispatcher;
  private final CallSettings settings;
  private final Function<Q, Invocation> plain;
  private final @Nullable Function<Q, Invocation> streamed;
  private final @Nullable IntFunction<Accumulator<C, R>> accumulators;
  private final Map<Method, OperationCaller<?>> callers = new ConcurrentHashMap<>();

  Endpoint(
      ClientDefaults defaults,
      Dispatcher dispatcher,
      CallSettings settings,
      Function<Q, Invocation> plain,
      @Nullable Function<Q, Invocation> streamed,
      @Nullable IntFunction<Accumulator<C, R>> accumulators) {
    this.defaults = defaults;
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.plain = plain;
    this.streamed = streamed;
    this.accumulators = accumulators;
  }

  /**
   * {@return the same operation with other options; this object is unchanged}
   *
   * @param change sets the options, in addition to those of this object
   */
  public Endpoint<Q, R, C> with(Consumer<CallOptions> change) {
    return new Endpoint<>(
        defaults, dispatcher, defaults.changed(settings, change), plain, streamed, accumulators);
  }

  /**
   * Sends a request and waits for the whole response.
   *
   * @param request the request
   * @return the response; null only for an operation without a response body
   */
  @SuppressWarnings("NullAway") // nullness depends on the operation
  public R create(Q request) {
    return whole(request).value();
  }

  /**
   * Sends a request and returns the whole response with its status, headers and attempts.
   *
   * @param request the request
   * @return the response with its metadata
   */
  public ApiResponse<R> createResponse(Q request) {
    return new ApiResponse<>(whole(request));
  }

  private Whole<R> whole(Q request) {
    Invocation invocation = plain.apply(request);
    return (Whole<R>) plainCaller(invocation).execute(invocation);
  }

  private OperationCaller<R> plainCaller(Invocation invocation) {
    return caller(invocation, null);
  }

  /**
   * Sends a request; no thread is blocked while waiting for the response. Cancelling or completing
   * the future closes the connection. Its dependent stages run on the client's executor.
   *
   * @param request the request
   * @return the response, or the {@code TuneStudioException} that the call failed with
   * @throws UnsupportedOperationException if a custom transport does not support it
   */
  public CompletableFuture<R> createAsync(Q request) {
    CallFuture<R> future = new CallFuture<>();
    Invocation invocation = plain.apply(request);
    future.endsBy(plainCaller(invocation).start(invocation, result -> settle(result, future)));
    return future;
  }

  private static <R> void settle(CallResult<R> result, CallFuture<R> future) {
    if (result instanceof Whole<R> whole) {
      future.settle(whole.value());
    } else if (result instanceof Failed<R> failed) {
      future.settleExceptionally(failed.failure());
    }
  }

  /**
   * Streams a response; returns once the server has responded with a success status.
   *
   * @param request the request
   * @return the stream, to be closed by the caller
   * @throws UnsupportedOperationException if the operation has no event stream
   */
  public ChunkStream<C, R> stream(Q request) {
    return new ChunkStream<>(opened(request));
  }

  Streaming<C> opened(Q request) {
    Invocation invocation = streamed(request);
    return (Streaming<C>) caller(invocation, accumulators).execute(invocation);
  }

  /**
   * {@return a publisher of a response's chunks} The request is sent on subscription; only one
   * subscriber is allowed. Chunks are delivered on the client's executor, as requested; cancelling
   * the subscription closes the connection.
   *
   * @param request the request, sent on subscription
   * @throws UnsupportedOperationException if the operation has no event stream, or a custom
   *     transport does not support it
   */
  public Publisher<C> publish(Q request) {
    Invocation invocation = streamed(request);
    return caller(invocation, accumulators).publish(invocation);
  }

  /**
   * Streams a response to a listener on the client's executor, and returns a future of the whole
   * response. Cancelling or completing the future closes the connection.
   *
   * @param request the request
   * @param listener receives each chunk and the end
   * @return the whole response
   * @throws UnsupportedOperationException if the operation has no event stream, or a custom
   *     transport does not support it
   */
  public CompletableFuture<R> streamAsync(
      Q request, StreamListener<? super C, ? super R> listener) {
    ListeningSubscriber<C, R> subscriber =
        new ListeningSubscriber<>(listener, dispatcher.executor());
    publish(request).subscribe(subscriber);
    return subscriber.future();
  }

  private Invocation streamed(Q request) {
    if (streamed == null) {
      throw new UnsupportedOperationException("the operation has no event stream");
    }
    return streamed.apply(request);
  }

  /** Returns the caller of a method; usually the lambdas call one each. */
  @SuppressWarnings("unchecked") // a method has one response type
  private <T> OperationCaller<T> caller(
      Invocation invocation, @Nullable IntFunction<Accumulator<T, R>> accumulators) {
    Operation operation = invocation.operation();
    return (OperationCaller<T>)
        callers.computeIfAbsent(
            operation.method(),
            absent -> new OperationCaller<>(dispatcher, operation, settings, accumulators));
  }
}
