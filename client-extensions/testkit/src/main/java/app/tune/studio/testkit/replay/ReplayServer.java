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
 * Replays the files of a {@link RecordingProxy} without network access. A request gets the response
 * recorded for the same method, target and body; JSON bodies match whatever the order of their
 * members, and headers are ignored. The responses to a repeated request are served in turn, then
 * the last one repeatedly. A truncated response is truncated again; one during which the client had
 * disconnected stalls.
 *
 * <p>A request that was not recorded gets a 404 with a text that describes the differences.
 * Thread-safe.
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
   * Starts a server on a free port on 127.0.0.1.
   *
   * @param directory where a {@link RecordingProxy} has written its files
   * @return the server, to be closed
   * @throws IOException if there are no files, or one cannot be read; the message names it
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

  /** {@return the base URL for the client, in place of the real server's} */
  public String baseUrl() {
    return server.baseUrl();
  }

  /**
   * {@return the next request not yet taken, waiting for it if necessary}
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if none arrives in time
   */
  public RecordedRequest takeRequest(Duration limit) {
    return server.takeRequest(limit);
  }

  /** {@return all requests received so far} */
  public List<RecordedRequest> requests() {
    return server.requests();
  }

  /** {@return the texts sent for requests that were not recorded; empty if there were none} */
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
