package app.tune.studio.client.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.sse.Slice;
import app.tune.studio.client.stream.ChunkPublisher;
import app.tune.studio.client.stream.ChunkReader;
import app.tune.studio.client.stream.ChunkReaders;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Four ways to wait for one operation: on the caller's thread, for a future, for the head of a
 * stream, or not at all. Thread-safe.
 *
 * @param <T> the operation's answer, or one chunk of it
 */
public final class Calls<T> {

  private final CallCore core;
  private final ApiBinding api;
  private final Operation operation;
  private final CallSettings settings;
  private final ChunkReaders<T> chunkReaders;
  private final RequestHeads heads = new RequestHeads();

  /** Creates the ways to call one operation of an interface. */
  public Calls(CallCore core, ApiBinding api, Operation operation, CallSettings settings) {
    this(core, api, operation, settings, new ChunkReaders<>(api.reader(operation), core.errors()));
  }

  private Calls(
      CallCore core,
      ApiBinding api,
      Operation operation,
      CallSettings settings,
      ChunkReaders<T> chunkReaders) {
    this.core = core;
    this.api = api;
    this.operation = operation;
    this.settings = settings;
    this.chunkReaders = chunkReaders;
  }

  /** Returns the same operation under other settings. */
  public Calls<T> with(CallSettings changed) {
    return new Calls<>(core, api, operation, changed, chunkReaders);
  }

  /** Makes a plain call and waits for its answer. */
  public Decoded<T> await(@Nullable Object... arguments) {
    return decode(join(arguments));
  }

  /** Makes a streaming call and waits for the head of its answer. */
  public OpenStream<T> open(@Nullable Object... arguments) {
    return opened(join(arguments));
  }

  private Answer join(@Nullable Object[] arguments) {
    CallerThread caller = new CallerThread();
    Call call = call(arguments, caller);
    if (Thread.currentThread().isInterrupted()) { // a request that nobody waits for costs money
      throw interrupted(call);
    }
    CompletableFuture<Answer> answer = call.start();
    caller.runUntil(answer, () -> call.cancel(interrupted(call)));
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed;
    }
  }

  private static CallCancelledException interrupted(Call call) {
    return new CallCancelledException("the caller was interrupted", call.context(), null);
  }

  /**
   * Makes a plain call; no thread waits for it. Cancelling the future closes its connection.
   *
   * @throws UnsupportedOperationException where the transport cannot do it
   */
  public <R> CompletableFuture<R> async(
      Function<Decoded<T>, R> result, @Nullable Object... arguments) {
    requireAsynchronous();
    Call call;
    try {
      call = call(arguments, core.executor());
    } catch (CredentialsException noKey) {
      return CompletableFuture.failedFuture(noKey);
    }
    CallFuture<R> future = new CallFuture<>(call);
    call.start().thenApply(this::decode).thenApply(result).whenComplete(future::settle);
    return future;
  }

  /**
   * Returns a publisher that makes the streaming call once somebody subscribes.
   *
   * @throws UnsupportedOperationException where the transport cannot do it
   */
  public Publisher<T> publish(@Nullable Object... arguments) {
    requireAsynchronous();
    return new ChunkPublisher<>(
        delivery -> {
          Call call = call(arguments, core.executor());
          call.start()
              .whenComplete(
                  (answer, failure) -> {
                    if (failure == null) {
                      delivery.onAnswer(opened(answer).reader());
                    } else {
                      delivery.onFailure(failure);
                    }
                  });
          return () ->
              call.cancel(
                  new CallCancelledException("the subscriber cancelled", call.context(), null));
        },
        core.executor());
  }

  private Call call(@Nullable Object[] arguments, Executor executor) {
    return new Call(core, new PreparedCall(api, operation, arguments, settings, heads), executor);
  }

  private void requireAsynchronous() {
    if (!core.transport().isAsynchronous()) {
      throw new UnsupportedOperationException(
          "the plugged-in feign.Client only waits: asynchronous calls and publishers need the"
              + " client's own transport");
    }
  }

  private Decoded<T> decode(Answer answer) {
    Slice json = new Slice(answer.body(), 0, answer.body().length);
    T value = chunkReaders.decoder(answer.context()).decode(json);
    if (value == null) {
      throw new ProtocolException(
          "the answer is null", answer.context().withBody(answer.body()), null);
    }
    return new Decoded<>(value, answer.head(), answer.attempts());
  }

  private OpenStream<T> opened(Answer answer) {
    ChunkReader<T> chunks =
        chunkReaders.read(
            Objects.requireNonNull(answer.stream()),
            Objects.requireNonNull(answer.rules()),
            answer.context(),
            answer.onEvent());
    return new OpenStream<>(chunks, answer.head(), answer.attempts());
  }
}
