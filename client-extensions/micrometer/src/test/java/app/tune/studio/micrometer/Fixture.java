package app.tune.studio.micrometer;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Clients over a scripted server. */
abstract class Fixture {

  static final String MODEL = "user/model";
  static final String FIRST =
      "{\"model\":\"user/model-2\",\"choices\":[{\"index\":0,\"text\":\", there\"}]}";
  static final String LAST =
      "{\"model\":\"user/model-2\",\"choices\":[{\"index\":0,\"text\":\" was a fox\","
          + "\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":6,\"total_tokens\":10}}";

  final ScriptedServer server = ScriptedServer.start();
  private final List<TuneStudioClient> clients = new ArrayList<>();

  TuneStudioClient open(CallListener listener) {
    return open(builder().callListener(listener));
  }

  TuneStudioClient open(TuneStudioClientBuilder builder) {
    TuneStudioClient tune = builder.build();
    clients.add(tune);
    return tune;
  }

  /** Returns a builder whose retries do not wait. */
  TuneStudioClientBuilder builder() {
    RetryPolicy atOnce =
        RetryPolicy.standard().toBuilder().backoff(Duration.ZERO, Duration.ZERO).build();
    return TuneStudioClient.builder().baseUrl(server.baseUrl()).retryPolicy(atOnce);
  }

  static void create(TuneStudioClient tune) {
    tune.textCompletions().create(r -> r.model(MODEL).prompt("Once upon a time"));
  }

  static void stream(TuneStudioClient tune) {
    try (var stream = tune.textCompletions().stream(r -> r.model(MODEL).prompt("Once"))) {
      stream.completion();
    }
  }

  static Answer plain() {
    return Answer.json(LAST);
  }

  static Answer streamed() {
    return Answer.eventStream().data(FIRST).data(FIRST).data(LAST).data("[DONE]");
  }

  @AfterEach
  void close() {
    clients.forEach(TuneStudioClient::close);
    server.close();
  }
}
