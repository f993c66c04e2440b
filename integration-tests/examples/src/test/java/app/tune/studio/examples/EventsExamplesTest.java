package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.ContextPropagation;
import app.tune.studio.testkit.TuneStudioServer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What the client's README shows of listeners and of the context that they run in. */
class EventsExamplesTest {

  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  private TuneStudioServer server;

  @BeforeEach
  void start() {
    server = TuneStudioServer.builder().seed(42).start();
  }

  @AfterEach
  void stop() {
    TENANT.remove();
    server.close();
  }

  @Test
  void callListener_ofAClient_receivesTheEndOfACall() {
    String url = server.baseUrl();
    String key = server.apiKey();
    Queue<String> journal = new ConcurrentLinkedQueue<>();
    // tag::listener[]
    CallListener audit =
        new CallListener() {
          @Override
          public void onEnd(CallInfo call, CallEnd end) {
            journal.add(call.callId() + " " + end.outcome() + " " + end.usage());
          }
        };
    TuneStudioClient tune =
        TuneStudioClient.builder().baseUrl(url).apiKey(key).callListener(audit).build();
    // end::listener[]
    try (tune) {
      tune.textCompletions().create(r -> r.prompt("Once").maxTokens(4));
    }
    assertThat(journal).singleElement().asString().contains(" COMPLETE ", "completionTokens=");
  }

  @Test
  void contextPropagation_asynchronousCall_carriesTheContextOfTheCaller() {
    String url = server.baseUrl();
    String key = server.apiKey();
    Queue<String> tenants = new ConcurrentLinkedQueue<>();
    CallListener audit =
        new CallListener() {
          @Override
          public void onEnd(CallInfo call, CallEnd end) {
            tenants.add(TENANT.get());
          }
        };
    // tag::context[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .baseUrl(url)
            .apiKey(key)
            .callListener(ContextPropagation.of(MDC::getCopyOfContextMap, MDC::setContextMap))
            .callListener(ContextPropagation.of(TENANT::get, TENANT::set)) // a ThreadLocal
            .callListener(audit) // sees both
            .build();
    // end::context[]
    try (tune) {
      TENANT.set("acme");
      tune.textCompletions().createAsync(r -> r.prompt("Once")).join();
    }
    assertThat(tenants).containsExactly("acme");
  }
}
