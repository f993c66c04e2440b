package app.tune.studio.testkit.replay;

import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.replay.Recording;
import app.tune.studio.testkit.internal.replay.RecordingDirectory;
import app.tune.studio.testkit.internal.replay.Replay;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves what a {@link RecordingProxy} wrote, without a network. A request gets the answer that was
 * recorded for the same method, target and body, where JSON bodies are equal whatever the order of
 * their members; headers do not matter. The answers to a request made several times are given in
 * turn, the last one again and again. A recorded cut is a cut again; where the client had left, the
 * answer stalls.
 *
 * <p>A request that was not recorded gets status 404 with a text that says what differs. Safe for
 * use by many threads.
 */
public final class ReplayServer implements AutoCloseable {
  private final Path directory;
  private final List<Replay> replays;
  private final List<String> unmatched = new CopyOnWriteArrayList<>();
  private final ScriptedServer server;

  private ReplayServer(Path directory, List<Replay> replays) {
    this.directory = directory;
    this.replays = replays;
    this.server = ScriptedServer.start().handler(this::answer);
  }

  /**
   * Starts a server on a free port of 127.0.0.1.
   *
   * @param directory where a {@link RecordingProxy} wrote its files
   * @return the server, to be closed
   * @throws IOException if there are none, or one cannot be read; the message names it
   */
  public static ReplayServer start(Path directory) throws IOException {
    List<Replay> replays = new ArrayList<>();
    for (Recording recording : RecordingDirectory.read(directory)) {
      if (replays.stream().noneMatch(replay -> replay.add(recording))) {
        replays.add(new Replay(recording));
      }
    }
    return new ReplayServer(directory, List.copyOf(replays));
  }

  /** {@return the base URL to give to the client instead of the real server's} */
  public String baseUrl() {
    return server.baseUrl();
  }

  /**
   * {@return the next request not yet taken, waiting for it}
   *
   * @param limit how long to wait at most
   * @throws AssertionError if there is none in time
   */
  public RecordedRequest takeRequest(Duration limit) {
    return server.takeRequest(limit);
  }

  /** {@return all requests so far} */
  public List<RecordedRequest> requests() {
    return server.requests();
  }

  /** {@return the texts that requests got that were not recorded; empty if all were} */
  public List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  /** Closes the server. */
  @Override
  public void close() {
    server.close();
  }

  private Answer answer(RecordedRequest request) {
    return replays.stream()
        .filter(replay -> replay.matches(request))
        .findFirst()
        .map(Replay::answer)
        .orElseGet(() -> notRecorded(request));
  }

  private Answer notRecorded(RecordedRequest request) {
    List<String> others =
        replays.stream()
            .filter(replay -> replay.isAt(request.method(), request.target()))
            .map(replay -> replay.difference(request.body()))
            .distinct()
            .toList();
    String reason =
        others.isEmpty()
            ? "recorded are only " + replays.stream().map(Replay::toString).distinct().toList()
            : "what is recorded has " + String.join(", or ", others);
    String text = "ReplayServer: no recording of " + request + " in " + directory + ": " + reason;
    unmatched.add(text);
    return Answer.status(404).contentType(MediaType.TEXT).body(text);
  }
}
