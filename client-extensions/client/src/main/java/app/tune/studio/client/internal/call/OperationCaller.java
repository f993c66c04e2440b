package app.tune.studio.client.internal.call;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.body.GatheredBody;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.call.CallResult.Whole;
import app.tune.studio.client.internal.error.ApiExceptions;
import app.tune.studio.client.internal.error.RetryAfter;
import app.tune.studio.client.internal.http.Response;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.Operation;
import app.tune.studio.client.internal.operation.RequestFactory;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.internal.stream.ChunkDelivery;
import app.tune.studio.client.internal.stream.ChunkPublisher;
import app.tune.studio.client.internal.stream.ChunkReader;
import app.tune.studio.client.internal.stream.JsonAccumulator;
import app.tune.studio.client.internal.stream.ModelDecoder;
import app.tune.studio.client.internal.stream.StreamRules;
import app.tune.studio.client.stream.Accumulator;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls one operation with one set of settings, and decodes its responses. Thread-safe.
 *
 * @param <T> the operation's response, or one chunk of it
 */
public final class OperationCaller<T> {

  private final Dispatcher dispatcher;
  private final RequestFactory requests;
  private final ModelDecoder<T> decoder;
  private final IntFunction<? extends Accumulator<T, ?>> accumulators;
  private final boolean hasBody;

  /**
   * Creates a caller.
   *
   * @param accumulators creates the accumulator of a stream, given the number of characters to
   *     keep; null for one that merges JSON
   */
  public OperationCaller(
      Dispatcher dispatcher,
      Operation operation,
      CallSettings settings,
      @Nullable IntFunction<? extends Accumulator<T, ?>> accumulators) {
    this.dispatcher = dispatcher;
    this.requests = new RequestFactory(operation, settings);
    this.decoder = dispatcher.decoder(operation.responseType());
    this.accumulators =
        accumulators == null
            ? most -> new JsonAccumulator<>(operation.wholeType(), most)
            : accumulators;
    this.hasBody = operation.responseType() != void.class;
  }

  /** Runs a blocking call up to the whole response, or the head of a stream. */
  public CallResult<T> execute(Invocation invocation) {
    return new BlockingCall<>(dispatcher, this, invocation).execute();
  }

  /**
   * Starts an asynchronous call.
   *
   * @param onResult receives the result on the executor, exactly once
   * @return an action that ends the call
   * @throws IllegalArgumentException if an argument is invalid
   * @throws UnsupportedOperationException if there is no asynchronous transport
   */
  public Runnable start(Invocation invocation, Consumer<CallResult<T>> onResult) {
    AsyncCall<T> call = new AsyncCall<>(dispatcher, this, invocation, onResult);
    call.start();
    return () ->
        call.end(new CallCancelledException("the call was cancelled", call.context(), null));
  }

  /**
   * Returns a publisher that starts the call on subscription.
   *
   * @throws UnsupportedOperationException if there is no asynchronous transport
   */
  public ChunkPublisher<T> publish(Invocation invocation) {
    dispatcher.asyncTransport();
    return new ChunkPublisher<>(
        delivery -> start(invocation, result -> deliver(result, delivery)), dispatcher.executor());
  }

  private static <T> void deliver(CallResult<T> result, ChunkDelivery<T> delivery) {
    if (result instanceof Streaming<T> streaming) {
      delivery.onChunks(streaming.chunks());
    } else if (result instanceof Failed<T> failed) {
      delivery.onFailure(failed.failure());
    }
  }

  RequestFactory requests() {
    return requests;
  }

  /** Returns whether a response is read as it arrives. */
  boolean isStreamed(ResponseHead head) {
    return head.isSuccess() && requests.operation().stream() != null;
  }

  /** Returns the maximum size to read of a response body. */
  int bodyLimit(ResponseHead head) {
    return head.isSuccess() ? requests.settings().maxBodySize() : ErrorContext.MAX_BODY;
  }

  /** Returns the result of a streaming call whose head has arrived. */
  Streaming<T> stream(Call<T> call, Attempt attempt, Response response) {
    EventStream rule = Objects.requireNonNull(requests.operation().stream());
    CallSettings settings = requests.settings();
    StreamRules rules =
        new StreamRules(
            rule.terminator(),
            rule.error(),
            () -> requests.operation().expectedChoices(attempt.request()),
            settings.endRule(),
            settings.maxEventSize());
    ChunkReader<T> chunks =
        new ChunkReader<>(
            response.body(),
            response.head(),
            rules,
            call,
            decoder,
            accumulators.apply(settings.maxPartialText()));
    call.streams(chunks);
    return new Streaming<>(chunks, response.head(), attempt.number(), call);
  }

  /** Returns the result of an attempt whose body was received, completely or in part. */
  CallResult<T> whole(Call<T> call, Attempt attempt, Response response, GatheredBody body) {
    try {
      return response.head().isSuccess()
          ? success(call, attempt, response, body)
          : failure(call, attempt, response, body);
    } catch (TuneStudioException broken) {
      return Failed.last(broken);
    } finally {
      attempt.timeouts().stop();
    }
  }

  private CallResult<T> success(
      Call<T> call, Attempt attempt, Response response, GatheredBody body) {
    Throwable cut = body.failure();
    if (cut instanceof Error error) {
      throw error;
    }
    if (cut != null && hasBody) {
      byte[] received = body.readable();
      call.events.body(received, attempt);
      attempt.partOfBody(received);
      return Failed.last(call.bodyFailure(cut));
    }
    ResponseHead head = response.head();
    T value = null;
    if (hasBody) {
      byte[] json = json(call, attempt, head, body);
      value = decoder.completion(new Slice(json, 0, json.length), call);
      call.events.chunk(value);
      if (value instanceof EventStream.Chunk completion) {
        decoder.checkChoices(
            completion, requests.operation().errorName(), () -> attempt.context().withBody(json));
      }
    }
    return new Whole<>(value, head, attempt.number(), call.callId());
  }

  private byte[] json(Call<T> call, Attempt attempt, ResponseHead head, GatheredBody body) {
    try {
      byte[] json = body.json(head, requests.settings().maxBodySize(), attempt::context);
      call.events.body(json, attempt);
      return json;
    } catch (ProtocolException unusable) {
      call.events.body(body.readable(), attempt);
      throw unusable;
    }
  }

  /**
   * Returns whether a call was ended by the idle timeout of an error body, which must not hide the
   * status: the failure is that of the part received.
   */
  static boolean isErrorBodyIdle(TuneStudioException ended) {
    return ended instanceof CallTimeoutException late
        && late.phase() == Phase.IDLE
        && !ResponseHead.isSuccess(late.status());
  }

  private CallResult<T> failure(
      Call<T> call, Attempt attempt, Response response, GatheredBody body) {
    TuneStudioException ended = call.endedBy();
    if (ended != null && !isErrorBodyIdle(ended)) {
      return Failed.last(ended);
    }
    byte[] bytes = body.readable();
    call.events.body(bytes, attempt);
    ErrorInfo said = dispatcher.errors().read(bytes);
    @Nullable Duration wait = RetryAfter.of(response.head(), dispatcher.watcher().clock().now());
    TuneStudioException failure =
        ApiExceptions.of(
            said,
            wait,
            requests.operation().modelName(),
            call.events.model(),
            attempt.context().withBody(bytes));
    return new Failed<>(failure, false);
  }
}
