package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of a request. A server may refuse a request before it has read its body, and close the
 * connection, which fails the write: what matters then is the response.
 */
final class RequestBody extends HttpEntityWrapper {

  RequestBody(byte[] bytes) {
    super(new ByteArrayEntity(bytes, null));
  }

  @Override
  public void writeTo(OutputStream out) {
    try {
      super.writeTo(out);
    } catch (IOException lost) {
      // reading the response fails too, unless there is one
    }
  }
}
