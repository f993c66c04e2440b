package app.tune.studio.testkit.script;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * One connection: reads a request, has it answered, and meanwhile keeps reading, so that a client
 * that leaves is noticed at once even if the answer is waiting for something.
 */
final class Connection implements Runnable {
  private final Socket transport;
  private final Security security;
  private final Function<RecordedRequest, Answer> script;
  private final Executor players;
  private final ServerLog log;
  private final long id;
  private volatile boolean idle = true;
  private volatile boolean closedByServer;

  Connection(
      Socket transport,
      Security security,
      Function<RecordedRequest, Answer> script,
      Executor players,
      ServerLog log) {
    this.transport = transport;
    this.security = security;
    this.script = script;
    this.players = players;
    this.log = log;
    this.id = log.connectionOpened();
  }

  @Override
  public void run() {
    try (transport;
        Socket socket = security.secure(transport)) {
      serve(socket);
    } catch (SSLException e) {
      problem("TLS", e);
    } catch (IOException e) {
      problem("connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      log.connectionClosed();
    }
  }

  /** Closes the connection if no request is being read or answered on it. */
  void closeIfIdle() throws IOException {
    if (idle) {
      close();
    }
  }

  /** Closes the connection, whatever it is doing. */
  void close() throws IOException {
    closedByServer = true;
    transport.close();
  }

  private void serve(Socket socket) throws IOException, InterruptedException {
    RequestReader reader = new RequestReader(socket.getInputStream(), socket.getOutputStream());
    try {
      while (reader.awaitNext()) {
        idle = false;
        if (!answer(reader.next(id), reader, socket)) {
          return;
        }
      }
    } catch (MalformedRequestException e) {
      log.problem("malformed request: " + e.reason());
      refuse(e, socket);
    } catch (SSLException e) {
      throw e;
    } catch (IOException e) {
      if (!idle) {
        clientLeft();
      }
    }
  }

  private boolean answer(RecordedRequest request, RequestReader reader, Socket socket)
      throws IOException, InterruptedException {
    Wire wire = new Wire(socket, transport, request.asksToClose());
    // Before anybody hears of the request: who does may close this connection, and the next one
    // would be given the answer meant for this one.
    Answer answer = script.apply(request);
    log.exchangeBegan(request);
    Player player =
        new Player(answer, wire, this::clientLeft, this::exchangeEnded, e -> problem("answer", e));
    if (answer.waits()) {
      start(player);
      watch(reader, player);
    } else {
      player.run();
    }
    return player.awaitEnd();
  }

  private void start(Player player) {
    try {
      players.execute(player);
    } catch (RejectedExecutionException e) {
      player.stop(); // the server is being closed
      player.run();
    }
  }

  private void watch(RequestReader reader, Player player) {
    boolean more;
    try {
      more = reader.awaitNext();
    } catch (IOException e) {
      more = false; // reset by the client, or closed by the answer, which the player knows
    }
    if (!more && closedByServer) {
      player.stop();
    } else if (!more) {
      player.clientLeft();
    }
  }

  private void refuse(MalformedRequestException problem, Socket socket)
      throws IOException, InterruptedException {
    Answer.status(400)
        .contentType("text/plain; charset=utf-8")
        .body(problem.reason())
        .close()
        .play(new Wire(socket, transport, true));
  }

  /** In this order, so that what waits for the end of all answers finds the connection idle. */
  private void exchangeEnded() {
    idle = true;
    log.exchangeEnded();
  }

  private void clientLeft() {
    if (!closedByServer) {
      log.clientLeft(id);
    }
  }

  private void problem(String where, Exception e) {
    if (!closedByServer) {
      log.problem(where + ": " + e);
    }
  }
}
