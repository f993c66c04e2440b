package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.internal.completion.Refusal.Kind;
import app.tune.studio.testkit.internal.http.Exchange;
import app.tune.studio.testkit.internal.http.HttpHandler;
import app.tune.studio.testkit.internal.http.MalformedRequestException;
import app.tune.studio.testkit.internal.http.ServerLog;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;

/** Handles requests: checks them and starts their generation. */
public final class CompletionHandler implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(CompletionHandler.class.getName());

  private final Settings settings;
  private final Access access;
  private final ScheduledExecutorService workers;
  private final ServerLog log;
  private final Gauge activeStreams = new Gauge();
  private final Gauge activePlain = new Gauge();

  /**
   * Creates a handler.
   *
   * @param workers runs all generations
   */
  public CompletionHandler(Settings settings, ScheduledExecutorService workers, ServerLog log) {
    this.settings = settings;
    this.access = new Access(settings);
    this.workers = workers;
    this.log = log;
  }

  /** Returns the number of streams being generated. */
  public Gauge activeStreams() {
    return activeStreams;
  }

  /** Returns the number of plain completions being generated. */
  public Gauge activePlain() {
    return activePlain;
  }

  @Override
  public void handle(Exchange exchange) {
    log.exchangeBegan(exchange.request());
    Reply reply = Reply.to(exchange);
    try {
      access.check(exchange.request());
      TextCompletionRequest request = RequestDecoder.read(exchange.request().body());
      Generation generation = new Generation(request, settings);
      if (Boolean.TRUE.equals(request.stream())) {
        start(exchange, generation, new StreamedAnswer(reply, generation), activeStreams);
      } else {
        start(exchange, generation, new PlainAnswer(reply, generation), activePlain);
      }
    } catch (Refusal e) {
      refuse(reply, e);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A request could not be answered", e);
      refuse(reply, new Refusal(500, Kind.SERVER, "The server failed: " + e));
    }
  }

  @Override
  public void refuse(Exchange exchange, MalformedRequestException problem) {
    Reply.toMalformed(exchange)
        .refuse(new Refusal(problem.status(), Kind.INVALID_REQUEST, problem.reason()));
  }

  private void refuse(Reply reply, Refusal refusal) {
    log.exchangeEnded();
    reply.refuse(refusal);
  }

  private void start(Exchange exchange, Generation generation, AnswerWriter writer, Gauge active) {
    active.increment();
    new GenerationTask(
            generation,
            writer,
            exchange,
            settings.delayPerToken(),
            workers,
            () -> {
              active.decrement();
              log.exchangeEnded();
            })
        .start();
  }
}
