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
 * A loopback server that plays scripted answers, byte by byte if need be, and records what it
 * receives. Each request takes the next answer from the queue; if the queue is empty the {@link
 * #handler} is called, and without one the response is a 500 with an explanation.
 *
 * <p>Speaks HTTP/1.1 over plain sockets or TLS. An answer being played holds a daemon thread (a
 * virtual one on JDK 21 and later), an idle connection holds none. A client that closes its
 * connection, or its sending side, before the end of the answer counts as disconnected.
 * Thread-safe.
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
   * Starts a server on a free port on 127.0.0.1.
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
   * @param context holds the server certificate
   * @return the server, to be closed
   * @throws UncheckedIOException if there is no free port
   */
  public static ScriptedServer startTls(SSLContext context) {
    return new ScriptedServer(context);
  }

  /**
   * Adds answers to the queue, one for each following request.
   *
   * @param next the answers, in order
   * @return this server
   */
  public ScriptedServer enqueue(Answer... next) {
    List.of(next).forEach(answers::add);
    return this;
  }

  /**
   * Sets the handler for requests that arrive when the queue is empty. The function is called
   * concurrently on threads of the server and should not block; let the answer wait instead. If it
   * throws, by a failed assertion for example, the response is a 500 with the message.
   *
   * @param handler returns the answer to a request
   * @return this server
   */
  public ScriptedServer handler(Function<? super RecordedRequest, ? extends Answer> handler) {
    answers.handler(handler);
    return this;
  }

  /**
   * Sets the answer to all requests that arrive when the queue is empty.
   *
   * @param answer used for each of them
   * @return this server
   */
  public ScriptedServer otherwise(Answer answer) {
    return handler(request -> answer);
  }

  /**
   * Keeps only the latest requests, for servers that run for a long time; by default all are kept.
   *
   * @param most the number to keep, at least 0
   * @return this server
   */
  public ScriptedServer keepRequests(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most must not be negative: " + most);
    }
    log.keepLatest(most, Long.MAX_VALUE);
    return this;
  }

  /** {@return scheme, address and port, without a trailing slash} */
  public String baseUrl() {
    return listener.url();
  }

  /** {@return the port} */
  public int port() {
    return listener.port();
  }

  /** {@return the number of answers left in the queue} */
  public int answersLeft() {
    return answers.size();
  }

  /**
   * Waits until no request is being answered, closes the connections that clients keep for reuse,
   * and waits until none is open. To be called at the end of a transport test.
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if something stays open
   */
  public void awaitNothingLeftOpen(Duration limit) {
    awaitIdle(limit);
    closeIdleConnections();
    awaitNoOpenConnections(limit);
  }

  /** Closes the idle connections, as servers do after a while. */
  public void closeIdleConnections() {
    listener.closeIdleConnections();
  }

  /** Closes all connections, but keeps listening. */
  public void closeConnections() {
    listener.closeConnections();
  }

  /** Closes the server with all its connections, and ends its threads. */
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

  /** Returns the address and a summary of what was received. */
  @Override
  public String toString() {
    return "ScriptedServer at " + baseUrl() + ", " + log;
  }
}
