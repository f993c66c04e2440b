package app.tune.studio.testkit.internal.http;

/** Responds to requests. Called on pooled threads, for one request at a time per connection. */
public interface HttpHandler {

  /** Responds to a request, now or later: the exchange stays open until it is ended or closed. */
  void handle(Exchange exchange);

  /** Responds to bytes that are not a valid request; the connection is closed afterwards. */
  void refuse(Exchange exchange, MalformedRequestException problem);
}
