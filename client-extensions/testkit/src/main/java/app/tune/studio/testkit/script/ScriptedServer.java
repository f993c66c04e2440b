package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.concurrent.Threads;
import app.tune.studio.testkit.internal.http.HttpListener;
import app.tune.studio.testkit.internal.http.ListenerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that answers as a test tells it to, byte by byte if need be,
 * and reports what it saw. Each request takes the next answer of the queue; when the queue is
 * empty, the {@link #handler} answers, and without one the status is 500 with a text that says so.
 *
 * <p>Speaks HTTP/1.1 over plain sockets or TLS. An answer that is being played holds a daemon
 * thread (a virtual one on JDK 21 and later), an idle connection holds none. A client that closes
 * its connection, or its sending side, before the answer is over counts as one that left. Safe for
 * use by many threads.
 */
public final class ScriptedServer extends Observations implements AutoCloseable {
  private static final String NAME = "scripted-server";

  private final AnswerQueue answers = new AnswerQueue();
  private final ExecutorService threads = Threads.start(NAME);
  private final HttpListener listener;

  private ScriptedServer(@Nullable SSLContext tls) {
    try {
      listener =
          HttpListener.start(
              new ListenerSettings(NAME, 0, Integer.MAX_VALUE, tls),
              new ScriptHandler(answers, log),
              threads,
              log);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("no port to listen on", e);
    }
  }

  /**
   * Starts a server on a free port of 127.0.0.1.
   *
   * @return the server, to be closed
   * @throws UncheckedIOException if there is none
   */
  public static ScriptedServer start() {
    return new ScriptedServer(null);
  }

  /**
   * Starts a server that speaks TLS.
   *
   * @param context holds the certificate of the server
   * @return the server, to be closed
   * @throws UncheckedIOException if there is no free port
   */
  public static ScriptedServer startTls(SSLContext context) {
    return new ScriptedServer(context);
  }

  /**
   * Adds answers to the queue, one for each request to come.
   *
   * @param next the answers, in order
   * @return this server
   */
  public ScriptedServer enqueue(Answer... next) {
    List.of(next).forEach(answers::add);
    return this;
  }

  /**
   * Sets what answers requests that find the queue empty. The function is called on a thread of the
   * server, by several at once, and should not block: let the answer wait instead.
   *
   * @param handler gives the answer to a request
   * @return this server
   */
  public ScriptedServer handler(Function<? super RecordedRequest, ? extends Answer> handler) {
    answers.handler(handler);
    return this;
  }

  /**
   * Sets the one answer of all requests that find the queue empty.
   *
   * @param answer used again and again
   * @return this server
   */
  public ScriptedServer otherwise(Answer answer) {
    return handler(request -> answer);
  }

  /**
   * Keeps only the latest requests, so that a server can run for long; without it, all are kept.
   *
   * @param most how many to keep, at least 0
   * @return this server
   */
  public ScriptedServer keepRequests(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most must not be negative: " + most);
    }
    log.keepLatest(most, Long.MAX_VALUE);
    return this;
  }

  /** {@return scheme, address and port, without a slash at the end} */
  public String baseUrl() {
    return listener.url();
  }

  /** {@return the port} */
  public int port() {
    return listener.port();
  }

  /** {@return how many answers are still in the queue} */
  public int answersLeft() {
    return answers.size();
  }

  /**
   * Waits until no request is being answered, closes the connections that clients keep for reuse,
   * and waits until none is open: how a test of a transport should end.
   *
   * @param limit how long to wait at most
   * @throws AssertionError if something stays open
   */
  public void awaitNothingLeftOpen(Duration limit) {
    awaitIdle(limit);
    closeIdleConnections();
    awaitNoOpenConnections(limit);
  }

  /** Closes the connections on which nothing is read or answered, as servers do after a while. */
  public void closeIdleConnections() {
    listener.closeIdleConnections();
  }

  /** Closes all connections, and listens on. */
  public void closeConnections() {
    listener.closeConnections();
  }

  /** Closes the server and all its connections, whatever they do, and ends its threads. */
  @Override
  public void close() {
    listener.close();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("a handler or a script does not end; " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the address and what was seen so far. */
  @Override
  public String toString() {
    return "ScriptedServer at " + baseUrl() + ", " + log;
  }
}
