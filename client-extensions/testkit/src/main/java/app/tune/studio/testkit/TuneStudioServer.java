package app.tune.studio.testkit;

import app.tune.studio.testkit.internal.completion.CompletionHandler;
import app.tune.studio.testkit.internal.completion.Settings;
import app.tune.studio.testkit.internal.completion.Workers;
import app.tune.studio.testkit.internal.http.HttpListener;
import app.tune.studio.testkit.internal.http.ListenerSettings;
import app.tune.studio.testkit.internal.http.ServerLog;
import app.tune.studio.testkit.script.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server that implements the text completions contract with a small built-in language
 * model.
 *
 * <pre>{@code
 * try (TuneStudioServer server = TuneStudioServer.start()) {
 *   URI url = URI.create(server.url()); // POST with server.apiKey()
 * }
 * }</pre>
 *
 * <p>Every documented parameter has its documented effect, plain and streamed. Invalid requests get
 * the errors of the contract: 400 for contract violations and for a prompt that exceeds the context
 * length, 401 for a missing or wrong key (bare or after {@code Bearer}), 403 for another
 * organization, 404 for an unknown model or path, 405, 413 and 415. Keys of {@code logit_bias} are
 * tokens of the model: a number is a token id, any other key the text of a token. A bias of 100 or
 * more forces a token, one of -100 or less bans it.
 *
 * <p>Thread-safe. Open streams hold no thread; generation stops when the client disconnects.
 */
public final class TuneStudioServer implements AutoCloseable {

  private static final String NAME = "tune-studio-server";
  private static final int MOST_REQUESTS = 1_000;
  private static final int MOST_BODY_BYTES = 16 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Settings settings;
  private final ServerLog log = new ServerLog();
  private final ScheduledExecutorService workers;
  private final CompletionHandler handler;
  private final HttpListener listener;

  TuneStudioServer(Settings settings) {
    this.settings = settings;
    this.workers = Workers.start(NAME);
    this.handler = new CompletionHandler(settings, workers, log);
    log.keepLatest(MOST_REQUESTS, MOST_BODY_BYTES);
    ListenerSettings listening =
        new ListenerSettings(NAME, settings.port(), settings.maxBodyBytes(), null);
    try {
      this.listener = HttpListener.start(listening, handler, workers, log);
    } catch (IOException e) {
      workers.shutdownNow();
      throw new UncheckedIOException(
          "Cannot listen on port " + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Starts a server with the default settings of {@link #builder} on a free port.
   *
   * @return the server, to be closed
   * @throws UncheckedIOException if no port can be opened
   */
  public static TuneStudioServer start() {
    return builder().start();
  }

  /** {@return a builder for a server with custom settings} */
  public static TuneStudioServerBuilder builder() {
    return new TuneStudioServerBuilder();
  }

  /**
   * Serves until the process is terminated; {@code --help} lists the options. Requires picocli,
   * which the standalone jar contains.
   *
   * <p>Exits with status 2 for bad options, and 1 if the port cannot be opened.
   *
   * @param args the options, such as {@code --port 8080}
   */
  public static void main(String[] args) {
    System.exit(ServeCommand.run(args));
  }

  /** {@return the port that the server listens on} */
  public int port() {
    return listener.port();
  }

  /** {@return the scheme, address and port, without a trailing slash} */
  public String baseUrl() {
    return listener.url();
  }

  /** {@return the full URL to post requests to: {@link #baseUrl} followed by the path} */
  public String url() {
    return baseUrl() + settings.path();
  }

  /** {@return the path to post requests to, by default that of the contract} */
  public String path() {
    return settings.path();
  }

  /**
   * {@return the key that clients must send}
   *
   * @throws IllegalStateException if the server requires none
   */
  public String apiKey() {
    String key = settings.apiKey();
    if (key == null) {
      throw new IllegalStateException("This server asks for no key: requireKey(false) was set");
    }
    return key;
  }

  /** {@return the only organization accepted, or null if any is} */
  public @Nullable String organization() {
    return settings.organization();
  }

  /** {@return the names of the models that are served; the first is the default one} */
  public List<String> models() {
    return settings.models();
  }

  /**
   * {@return the latest requests, oldest first, whatever the response: at most 1,000, with at most
   * 16 MiB of bodies} Requests rejected before they were fully read are not included.
   */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /**
   * {@return the next request not yet taken, waiting up to 10 seconds for it}
   *
   * @throws AssertionError if none arrives in time
   */
  public RecordedRequest takeRequest() {
    return takeRequest(LIMIT);
  }

  /**
   * {@return the next request not yet taken, waiting for it if necessary}
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if none arrives in time
   */
  public RecordedRequest takeRequest(Duration limit) {
    return log.takeRequest(limit);
  }

  /** {@return the number of requests so far, including those rejected because of their content} */
  public int requestCount() {
    return log.requestCount();
  }

  /** {@return the number of streams being generated for connected clients} */
  public int activeStreams() {
    return handler.activeStreams().value();
  }

  /** {@return the number of plain completions being generated for connected clients} */
  public int activePlainAnswers() {
    return handler.activePlain().value();
  }

  /**
   * Waits until exactly this many streams are being generated.
   *
   * @param count the number to wait for
   * @param ceiling the maximum time to wait
   * @return whether the number was reached in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean awaitActiveStreams(int count, Duration ceiling) throws InterruptedException {
    return handler.activeStreams().await(count, ceiling);
  }

  /**
   * Waits until exactly this many plain completions are being generated.
   *
   * @param count the number to wait for
   * @param ceiling the maximum time to wait
   * @return whether the number was reached in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean awaitActivePlainAnswers(int count, Duration ceiling) throws InterruptedException {
    return handler.activePlain().await(count, ceiling);
  }

  /** Closes the port and all connections, and ends all generations. */
  @Override
  public void close() {
    listener.close();
    workers.shutdownNow();
    try {
      // generations run in short slices, so their threads end at once
      workers.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the URL, without the key. */
  @Override
  public String toString() {
    return "TuneStudioServer[" + url() + "]";
  }
}
