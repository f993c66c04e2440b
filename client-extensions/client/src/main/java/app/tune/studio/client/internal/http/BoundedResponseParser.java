package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the response heads of one connection; the first line must be HTTP. White space before the
 * colon of a header, which only a proxy must remove (RFC 9112, 5.1), is ignored, as by the parser
 * of asynchronous connections.
 */
final class BoundedResponseParser extends DefaultHttpResponseParser {

  private final ConnectionLimits limits = new ConnectionLimits();
  private @Nullable SessionInputBuffer source;

  BoundedResponseParser(Http1Config config) {
    super(config, LazyLaxLineParser.INSTANCE, null);
  }

  /** Returns whether there are bytes left that were received with an earlier response. */
  boolean hasSurplus() {
    return source != null && source.length() > 0;
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    source = buffer;
    return super.parse(new HeadBuffer(buffer, in), in);
  }

  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line)
      throws IOException, HttpException {
    ClassicHttpResponse response;
    try {
      response = super.createMessage(line);
    } catch (IllegalArgumentException refused) { // a status of 0
      throw new ProtocolException(refused.getMessage(), refused);
    }
    if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) { // the library would skip it
      throw new ProtocolException("HTTP 101 to a request that asks for no other protocol");
    }
    limits.check(response);
    return response;
  }
}
