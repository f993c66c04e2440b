package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.internal.http.ChunkedCoding;
import app.tune.studio.testkit.internal.http.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The server's end of a connection while one answer is written. Each piece is one write, which
 * returns when the socket has accepted it.
 */
public final class Wire {

  private static final byte[] NOTHING = {};

  private final Exchange exchange;
  private byte[] pending = NOTHING;
  private boolean chunked;
  private volatile boolean ending;

  Wire(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Returns whether the client will send no other request on this connection. */
  public boolean isLastRequest() {
    return exchange.isLast();
  }

  /** Holds the head back, to be sent together with the first piece of the body. */
  public void head(byte[] head, boolean inChunks) {
    pending = head;
    chunked = inChunks;
  }

  /** Writes one piece of the body, framed as a chunk if the body is chunked. */
  public void piece(byte[] bytes) throws IOException, InterruptedException {
    if (!chunked) {
      send(bytes);
    } else if (bytes.length > 0) {
      send(ChunkedCoding.chunk(bytes));
    }
  }

  /** Writes the head if it was held back. */
  public void flush() throws IOException, InterruptedException {
    send(NOTHING);
  }

  /** Ends the body according to its framing. */
  public void end() throws IOException, InterruptedException {
    ending = true;
    if (chunked) {
      send(ChunkedCoding.last());
    } else {
      flush();
    }
  }

  /**
   * Marks the next write as the last one. From then on a client that closes the connection does not
   * count as disconnected early.
   */
  public void markEnding() {
    ending = true;
  }

  boolean isEnding() {
    return ending;
  }

  /** Closes the connection gracefully. */
  public void close() {
    ending = true;
    exchange.close();
  }

  /** Closes the connection with a FIN, without a TLS close_notify. */
  public void cut() {
    ending = true;
    exchange.cut();
  }

  /** Closes the connection with a RST. */
  public void reset() {
    ending = true;
    exchange.reset();
  }

  private void send(byte[] bytes) throws IOException, InterruptedException {
    byte[] all = bytes;
    if (pending.length > 0) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream(pending.length + bytes.length);
      joined.writeBytes(pending);
      joined.writeBytes(bytes);
      all = joined.toByteArray();
      pending = NOTHING;
    }
    if (all.length > 0) {
      exchange.write(all);
      exchange.awaitSent();
    }
  }
}
