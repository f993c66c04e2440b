package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.internal.concurrent.StepExecutor;
import app.tune.studio.client.internal.error.ErrorBody;
import app.tune.studio.client.internal.http.AsyncTransport;
import app.tune.studio.client.internal.http.BlockingTransport;
import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.retry.Retries;
import app.tune.studio.client.internal.stream.ModelDecoder;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import app.tune.studio.client.retry.RetryBudget;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The shared resources of a client's calls, and the set of pending calls. Thread-safe. */
public final class Dispatcher {

  private final BlockingTransport transport;
  private final @Nullable Supplier<AsyncTransport> asyncTransports;
  private final Duration connectTimeout;
  private final Executor executor;
  private final TimeoutWatcher watcher;
  private final ErrorBody errors = new ErrorBody();
  private final Map<Type, ModelDecoder<?>> decoders = new ConcurrentHashMap<>();
  private final Retries retries;
  private final Set<Call<?>> pending = ConcurrentHashMap.newKeySet();
  private final String idPrefix;
  private final AtomicLong lastId = new AtomicLong();
  private volatile boolean closed;
  private @Nullable AsyncTransport asyncTransport;

  /**
   * Creates a dispatcher.
   *
   * @param asyncTransports creates the transport for asynchronous calls on first use, or null if
   *     unsupported
   * @param connectTimeout that of the transports, for exceptions
   * @param executor runs asynchronous calls and their callbacks
   */
  public Dispatcher(
      BlockingTransport transport,
      @Nullable Supplier<AsyncTransport> asyncTransports,
      Duration connectTimeout,
      Executor executor,
      TimeoutWatcher watcher,
      RetryBudget budget,
      RandomGenerator random) {
    this.transport = transport;
    this.asyncTransports = asyncTransports;
    this.connectTimeout = connectTimeout;
    this.executor = new StepExecutor(executor);
    this.watcher = watcher;
    this.retries = new Retries(budget, random);
    this.idPrefix = Long.toString(random.nextLong() & 0xFF_FFFFL, Character.MAX_RADIX) + "-";
  }

  BlockingTransport transport() {
    return transport;
  }

  /**
   * Returns the transport for asynchronous calls.
   *
   * @throws UnsupportedOperationException if the client has none
   */
  synchronized AsyncTransport asyncTransport() {
    if (asyncTransports == null) {
      throw new UnsupportedOperationException(
          "the plugged-in feign.Client blocks: asynchronous calls and publishers need the client's"
              + " own transport");
    }
    AsyncTransport made = asyncTransport;
    if (made == null) {
      made = asyncTransports.get();
      asyncTransport = made;
      if (closed) {
        made.close();
      }
    }
    return made;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns what runs callbacks, and steps of asynchronous calls; it never throws. */
  public Executor executor() {
    return executor;
  }

  TimeoutWatcher watcher() {
    return watcher;
  }

  /** Returns the decoder for a type, shared by all calls since it pools parsers. */
  @SuppressWarnings("unchecked") // the reader belongs to this type
  <T> ModelDecoder<T> decoder(Type type) {
    return (ModelDecoder<T>)
        decoders.computeIfAbsent(type, absent -> new ModelDecoder<>(ValueReader.of(type), errors));
  }

  ErrorBody errors() {
    return errors;
  }

  Retries retries() {
    return retries;
  }

  /** Returns a new call id: unique in this client, and practically unique across clients. */
  String nextCallId() {
    return idPrefix + Long.toString(lastId.incrementAndGet(), Character.MAX_RADIX);
  }

  void add(Call<?> call) {
    pending.add(call);
    if (closed) {
      pending.remove(call);
      call.end(closedException(call));
    }
    if (!call.isUnderWay()) { // it was ended in the meantime, and would stay
      call.release();
    }
  }

  void remove(Call<?> call) {
    pending.remove(call);
  }

  /** Returns the number of pending calls. */
  public int pendingCalls() {
    return pending.size();
  }

  /** Returns the number of watched timeouts, including those of idle connections. */
  public int watchedTimeouts() {
    return watcher.size();
  }

  /** Ends all pending calls with an exception; later calls fail likewise. Never blocks. */
  public void close() {
    closed = true;
    for (Call<?> call : pending) {
      call.end(closedException(call));
    }
    transport.close();
    synchronized (this) {
      if (asyncTransport != null) {
        asyncTransport.close();
      }
    }
    watcher.close();
  }

  private static ClientClosedException closedException(Call<?> call) {
    return new ClientClosedException("the client is closed", call.context(), null);
  }
}
