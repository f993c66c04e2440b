package app.tune.studio.testkit.http;

/** Answers requests. Called on pooled threads, at most once at a time for each connection. */
public interface HttpHandler {

  /** Answers a request, now or later: the exchange stays open until it is ended or closed. */
  void handle(Exchange exchange);

  /**
   * Answers bytes that are no request that the server can take; the connection is closed
   * afterwards.
   *
   * @param status the status that belongs to the refusal, such as 400 or 413
   * @param reason what is wrong, in words
   */
  void refuse(Exchange exchange, int status, String reason);
}
