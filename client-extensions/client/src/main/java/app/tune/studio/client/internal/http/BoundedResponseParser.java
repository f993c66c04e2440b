package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Parses the response heads of one connection; the first line must be HTTP. */
final class BoundedResponseParser extends DefaultHttpResponseParser {

  private final ConnectionLimits limits = new ConnectionLimits();

  BoundedResponseParser(Http1Config config) {
    super(config);
  }

  /**
   * Creates the parser of each connection.
   *
   * @param config the limits on a head
   */
  record Factory(Http1Config config) implements HttpMessageParserFactory<ClassicHttpResponse> {

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
      return new BoundedResponseParser(config);
    }

    /** The older overload, which the library still declares. */
    @Override
    @Deprecated
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config given) {
      return new BoundedResponseParser(given);
    }
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    return super.parse(new HeadBuffer(buffer, in), in);
  }

  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line)
      throws IOException, HttpException {
    ClassicHttpResponse response = super.createMessage(line);
    limits.check(response);
    return response;
  }
}
