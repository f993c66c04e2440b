package app.tune.studio.testkit;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.Refusal.Kind;
import app.tune.studio.testkit.http.Exchange;
import app.tune.studio.testkit.http.HttpHandler;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;

/** Takes one request from its check to its answer. */
final class CompletionHandler implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(TuneStudioServer.class.getName());

  private final Settings settings;
  private final Access access;
  private final ScheduledExecutorService workers;
  private final RequestLog requests = new RequestLog();
  private final Gauge activeStreams = new Gauge();
  private final Gauge activePlain = new Gauge();

  CompletionHandler(Settings settings, ScheduledExecutorService workers) {
    this.settings = settings;
    this.access = new Access(settings);
    this.workers = workers;
  }

  RequestLog requests() {
    return requests;
  }

  Gauge activeStreams() {
    return activeStreams;
  }

  Gauge activePlain() {
    return activePlain;
  }

  @Override
  public void handle(Exchange exchange) {
    requests.add(exchange.request());
    Reply reply = new Reply(exchange);
    try {
      access.check(exchange.request());
      TextCompletionRequest request = RequestReader.read(exchange.request().body());
      Generation generation = new Generation(request, settings);
      if (Boolean.TRUE.equals(request.stream())) {
        start(exchange, generation, new StreamedAnswer(reply, generation), activeStreams);
      } else {
        start(exchange, generation, new PlainAnswer(reply, generation), activePlain);
      }
    } catch (Refusal e) {
      reply.refuse(e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request could not be answered", e);
      reply.refuse(new Refusal(500, Kind.SERVER, "The server failed: " + e));
    }
  }

  @Override
  public void refuse(Exchange exchange, int status, String reason) {
    new Reply(exchange).refuse(new Refusal(status, Kind.INVALID_REQUEST, reason));
  }

  private void start(Exchange exchange, Generation generation, AnswerWriter writer, Gauge active) {
    active.increment();
    new GenerationTask(
            generation, writer, exchange, settings.delayPerToken(), workers, active::decrement)
        .start();
  }
}
