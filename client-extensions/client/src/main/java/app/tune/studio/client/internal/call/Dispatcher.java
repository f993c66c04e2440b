package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.internal.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.Redaction;
import app.tune.studio.client.internal.http.Transport;
import app.tune.studio.client.internal.retry.Retries;
import app.tune.studio.client.internal.retry.RetryBudget;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What the calls of one client share, and the list of those that are under way. Thread-safe. */
public final class Dispatcher {

  private final Transport transport;
  private final Duration connectTimeout;
  private final Executor executor;
  private final TimeoutWatcher watch;
  private final ObjectMapper mapper = Json.mapper();
  private final ErrorBody errors = new ErrorBody(mapper);
  private final RetryBudget budget = new RetryBudget();
  private final Retries retries;
  private final Set<Call> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Creates a core.
   *
   * @param connectTimeout the transport's limit for connecting, to be named in its exception
   * @param executor carries asynchronous calls on and runs what users hang on them
   */
  public Dispatcher(
      Transport transport,
      Duration connectTimeout,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.transport = transport;
    this.connectTimeout = connectTimeout;
    this.executor = new CallerRunsFallbackExecutor(executor);
    this.watch = new TimeoutWatcher(clock);
    this.retries = new Retries(budget, random);
  }

  Transport transport() {
    return transport;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Executor executor() {
    return executor;
  }

  TimeoutWatcher watch() {
    return watch;
  }

  ObjectMapper mapper() {
    return mapper;
  }

  ErrorBody errors() {
    return errors;
  }

  RetryBudget budget() {
    return budget;
  }

  Retries retries() {
    return retries;
  }

  void add(Call call) {
    pending.add(call);
    if (closed) {
      pending.remove(call);
      call.cancel(closedException(call.url()));
    }
  }

  void remove(Call call) {
    pending.remove(call);
  }

  /** Ends all pending calls with an exception; later calls fail with the same. */
  public void close() {
    closed = true;
    for (Call call : pending) {
      call.cancel(closedException(call.url()));
    }
    transport.close();
  }

  private static ClientClosedException closedException(String url) {
    return new ClientClosedException(
        "the client is closed", ErrorContext.of(url, 1, Redaction.NONE), null);
  }
}
