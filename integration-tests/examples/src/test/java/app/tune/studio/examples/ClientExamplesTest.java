package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.ApiResponse;
import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client's README shows of calls and settings. */
class ClientExamplesTest {

  private TuneStudioServer server;
  private TuneStudioClient tune;
  private String key;

  @BeforeEach
  void start() {
    server = TuneStudioServer.builder().seed(42).start();
    key = server.apiKey();
    tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(key).build();
  }

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  @Test
  void keysPerCall_ofATenant_isSent() {
    record Tenant(String key, String organization) {}
    Tenant tenant = new Tenant(key, "acme");
    // tag::tenant[]
    TextCompletions completions =
        tune.textCompletions()
            .with(o -> o.apiKey(tenant.key()).organization(tenant.organization()));
    // end::tenant[]
    assertThat(completions.create(r -> r.prompt("Once")).text()).isNotEmpty();
    assertThat(server.requests().get(0).header(TextCompletionsApi.X_ORG_ID)).isEqualTo("acme");
  }

  @Test
  void keySupplier_ofAVault_isAsked() {
    interface Vault {
      String currentKey();
    }
    Vault vault = () -> key;
    String url = server.baseUrl();
    // tag::supplier[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .baseUrl(url)
            .apiKey(vault::currentKey) // at each attempt, and once more after a 401
            .keyScheme(KeyScheme.BEARER)
            .build();
    // end::supplier[]
    try (tune) {
      assertThat(tune.textCompletions().create(r -> r.prompt("Once")).text()).isNotEmpty();
    }
  }

  @Test
  void customHeaders_interceptor_setsThem() {
    String url = server.baseUrl();
    // tag::headers[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .baseUrl(url)
            .apiKey(key)
            .header("X-Team", "search") // the same for all calls
            .interceptor(request -> request.header("X-Signature", sign(request.body())))
            .build();
    // end::headers[]
    try (tune) {
      tune.textCompletions().create(r -> r.prompt("Once"));
      assertThat(server.requests().get(0).header("X-Team")).isEqualTo("search");
      assertThat(server.requests().get(0).header("X-Signature")).startsWith("length=");
    }
  }

  private static String sign(byte[] body) {
    return "length=" + body.length;
  }

  @Test
  void proxy_credentials_areSet() {
    // tag::proxy[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .apiKey(key)
            .proxy(InetSocketAddress.createUnresolved("proxy.example", 3128))
            .proxyCredentials("user", "password") // only the proxy receives them
            .build();
    // end::proxy[]
    tune.close();
  }

  @Test
  void retries_conservative_areSet() {
    String url = server.baseUrl();
    // tag::retries[]
    TuneStudioClient tune =
        TuneStudioClient.builder()
            .baseUrl(url)
            .apiKey(key)
            .retryPolicy(RetryPolicy.conservative().toBuilder().maxRetries(4).build())
            .build();
    // end::retries[]
    try (tune) {
      assertThat(tune.textCompletions().create(r -> r.prompt("Once")).text()).isNotEmpty();
    }
  }

  @Test
  void response_headers_areThere() {
    // tag::response[]
    ApiResponse<TextCompletion> response =
        tune.textCompletions().createResponse(r -> r.prompt("Once"));
    System.out.println(response.status() + " " + response.requestId() + " " + response.headers());
    // end::response[]
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void async_cancelled_endsTheCall() throws Exception {
    // tag::async[]
    CompletableFuture<TextCompletion> future =
        tune.textCompletions().createAsync(r -> r.prompt("Once"));
    future.orTimeout(20, TimeUnit.SECONDS); // or cancel(true): both close the connection
    // end::async[]
    try {
      assertThat(future.get().text()).isNotEmpty();
    } catch (ExecutionException failure) {
      assertThat(failure.getCause()).isInstanceOf(TuneStudioException.class);
    }
  }

  @Test
  void timeouts_ofOneCall_areSet() {
    // tag::timeouts[]
    TextCompletions patient =
        tune.textCompletions()
            .with(o -> o.firstByteTimeout(Duration.ofHours(1)).totalTimeout(Duration.ofHours(1)));
    // end::timeouts[]
    assertThat(patient.create(r -> r.prompt("Once")).text()).isNotEmpty();
  }
}
