package app.tune.studio.client.internal.http;

import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;

/** Limits on what a server may send before the body, far above anything observed. */
final class ConnectionLimits {

  /** The maximum length of a header or chunk size line. */
  private static final int MAX_LINE_LENGTH = 32 * 1024;

  private static final int MAX_HEADERS = 250;

  /** How many interim responses (1xx) may precede the response. */
  private static final int MAX_INTERIM_RESPONSES = 32;

  /** How many bytes may precede the body of a response, including interim responses. */
  private static final long MAX_BYTES_BEFORE_BODY = (long) MAX_LINE_LENGTH * MAX_HEADERS;

  private int interimResponses;

  /** Returns the limits for HTTP/1.1, with buffers of this size. */
  static Http1Config http1(int bufferSize) {
    return Http1Config.custom()
        .setBufferSize(bufferSize)
        .setMaxLineLength(MAX_LINE_LENGTH)
        .setMaxHeaderCount(MAX_HEADERS)
        .build();
  }

  /** Checks the number of bytes received in one exchange before its body. */
  void check(long received) throws MessageConstraintException {
    if (received > MAX_BYTES_BEFORE_BODY) {
      throw new MessageConstraintException(
          "more than " + MAX_BYTES_BEFORE_BODY + " bytes before the body");
    }
  }

  /** Counts the interim responses to a request; throws if there are too many. */
  void check(HttpResponse response) throws MessageConstraintException {
    interimResponses = response.getCode() < 200 ? interimResponses + 1 : 0;
    if (interimResponses > MAX_INTERIM_RESPONSES) {
      throw new MessageConstraintException(
          "more than " + MAX_INTERIM_RESPONSES + " interim responses (1xx)");
    }
  }
}
