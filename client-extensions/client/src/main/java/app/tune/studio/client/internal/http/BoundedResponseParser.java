package app.tune.studio.client.internal.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Reads the heads of one connection's responses; the first line must be HTTP. */
final class BoundedResponseParser extends DefaultHttpResponseParser {

  private final ConnectionLimits limits = new ConnectionLimits();

  BoundedResponseParser(Http1Config config) {
    super(config);
  }

  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line)
      throws IOException, HttpException {
    ClassicHttpResponse response = super.createMessage(line);
    limits.check(response);
    return response;
  }
}
