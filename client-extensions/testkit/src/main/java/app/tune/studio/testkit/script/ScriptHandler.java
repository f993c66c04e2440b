package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.Exchange;
import app.tune.studio.testkit.internal.http.HttpHandler;
import app.tune.studio.testkit.internal.http.MalformedRequestException;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.http.ResponseHead;
import app.tune.studio.testkit.internal.http.ServerLog;
import app.tune.studio.testkit.internal.script.Player;
import java.nio.charset.StandardCharsets;

/** Plays the scripted answer to each request. */
final class ScriptHandler implements HttpHandler {
  private final AnswerQueue answers;
  private final ServerLog log;

  ScriptHandler(AnswerQueue answers, ServerLog log) {
    this.answers = answers;
    this.log = log;
  }

  @Override
  public void handle(Exchange exchange) {
    RecordedRequest request = exchange.request();
    // Before the request is published: a test that sees it may close this connection, and the next
    // request would get the answer meant for this one.
    Answer answer = answers.apply(request);
    log.exchangeBegan(request);
    try {
      new Player(exchange, answer::play, answer.waits()).run();
    } finally {
      log.exchangeEnded();
    }
  }

  @Override
  public void refuse(Exchange exchange, MalformedRequestException problem) {
    log.problem("malformed request: " + problem.reason());
    byte[] body = problem.reason().getBytes(StandardCharsets.UTF_8);
    ResponseHead head = ResponseHead.of(problem.status()).add(MediaType.HEADER, MediaType.TEXT);
    exchange.write(head.bytes(body.length, true));
    exchange.write(body);
    exchange.end();
  }
}
