package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import lombok.experimental.Delegate;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;

/** The body of an asynchronous request, which tells whether all of it was written. */
final class ReactorRequestBody implements AsyncEntityProducer {

  @Delegate private final EntityDetails details;
  private final ByteBuffer bytes;
  private volatile boolean written;

  ReactorRequestBody(byte[] bytes) {
    this.details = new BasicAsyncEntityProducer(bytes, null);
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** Returns whether the library has taken all bytes: the response may come earlier. */
  boolean isWritten() {
    return written;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (bytes.position() == 0 && bytes.hasRemaining()) {
      written = false; // sent again, to a proxy that asked for credentials
    }
    channel.write(bytes);
    if (!bytes.hasRemaining() && !written) {
      written = true;
      channel.endStream();
    }
  }

  @Override
  public int available() {
    return bytes.remaining();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void failed(Exception cause) {
    // reported to the consumer of the response
  }

  @Override
  public void releaseResources() {
    bytes.rewind(); // the library may send it again; for most error statuses it only calls this
  }
}
