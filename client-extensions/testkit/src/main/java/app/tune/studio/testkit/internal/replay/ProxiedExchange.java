package app.tune.studio.testkit.internal.replay;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.BodyAnswer;
import app.tune.studio.testkit.script.Pieces;
import app.tune.studio.testkit.script.RecordedRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A request with the head of the real response, to be forwarded and recorded. */
public record ProxiedExchange(
    RecordedRequest request, int status, Map<String, List<String>> headers) {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** Returns the exchange of a request and the real response. */
  public static ProxiedExchange of(RecordedRequest request, HttpResponse<?> response) {
    return new ProxiedExchange(request, response.statusCode(), response.headers().map());
  }

  /**
   * Returns the answer for the client: the real head, and the body as it arrives; chunked, unless
   * it is delimited by the end of the connection.
   */
  public Answer answer(Pieces body) {
    BodyAnswer head = head(status, headers);
    if (!hasBody(status)) {
      return head.write(body);
    }
    return (isFramed() ? head.chunked() : head.untilClose()).write(body);
  }

  /** Returns the ending of a fully received body. */
  public Recording.Ending ending() {
    return isFramed() ? Recording.Ending.COMPLETE : Recording.Ending.CLOSED;
  }

  private boolean isFramed() {
    return !hasBody(status)
        || headers.keySet().stream()
            .anyMatch(
                name ->
                    name.equalsIgnoreCase("content-length")
                        || name.equalsIgnoreCase("transfer-encoding"));
  }

  /** Returns the recording, without secrets. */
  public Recording recording(byte[] body, Recording.Ending ending) {
    Redaction redaction = new Redaction(request);
    return new Recording(
        request.method(),
        redaction.text(request.target()),
        redaction.requestHeaders(request.headers()),
        redaction.bytes(request.body()),
        status,
        redaction.responseHeaders(headers),
        redaction.bytes(body),
        ending);
  }

  /** Returns an answer with this status and these headers, without hop-by-hop ones. */
  static BodyAnswer head(int status, Map<String, List<String>> headers) {
    BodyAnswer head = Answer.status(status);
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        head = HopByHop.ofResponse(header.getKey()) ? head : head.header(header.getKey(), value);
      }
    }
    return head;
  }

  static boolean hasBody(int status) {
    return status != NO_CONTENT && status != NOT_MODIFIED;
  }
}
