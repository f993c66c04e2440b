package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every transport must do, ours and those that are plugged in. */
abstract class TransportContract extends SocketTest {

  final TextCompletions calls() {
    return tune.textCompletions().with(o -> o.retryPolicy(RetryPolicy.none()));
  }

  @Test
  final void request_isSentAsItIs() {
    server.enqueue(Answer.json(last("a")));
    tune.textCompletions()
        .with(o -> o.header("X-Mine", "a b").queryParameter("q", "ü &").organization("org"))
        .create(r -> r.prompt("grüße, \u20AC"));
    RecordedRequest request = server.takeRequest();
    assertThat(request)
        .hasMethod("POST")
        .hasPath("/text/completions")
        .hasHeader("Authorization", "key")
        .hasHeader("Accept", "application/json")
        .hasHeader("X-Mine", "a b")
        .hasHeader("X-Org-Id", "org");
    assertThat(request.query()).isEqualTo("q=%C3%BC%20%26");
    assertThat(request.version()).isEqualTo("HTTP/1.1");
    assertThat(request.header("Content-Type")).startsWith("application/json");
    assertThat(request.header("Content-Length")).isEqualTo(String.valueOf(request.body().length));
    assertThat(request.header("Upgrade")).isNull();
    assertThat(request.bodyText()).contains("grüße, \u20AC");
  }

  @Test
  final void answer_statusHeadersAndBody_areHandedOver() {
    server.enqueue(
        Answer.json(201, last("grüße"))
            .header("X-Several", "1")
            .header("X-Several", "2")
            .header("X-Request-Id", "r7"));
    ApiResponse<TextCompletion> response = calls().createResponse(r -> r.prompt("Once"));
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().get("x-several")).isEqualTo(List.of("1", "2"));
    assertThat(response.requestId()).isEqualTo("r7");
    assertThat(response.value().text()).isEqualTo("grüße");
  }

  @Test
  final void answer_chunkedOrUntilClose_isWhole() {
    String long1 = "x".repeat(300_000);
    server.enqueue(Answer.json(last(long1)).chunked(), Answer.json(last(long1)).untilClose());
    assertThat(calls().create(r -> r.prompt("Once")).text()).isEqualTo(long1);
    assertThat(calls().create(r -> r.prompt("Once")).text()).isEqualTo(long1);
  }

  @Test
  final void answer_errorStatus_keepsHeadersAndBody() {
    server.enqueue(
        Answer.json(429, "{\"error\":{\"message\":\"slow down\"}}").header("Retry-After", "600"));
    Throwable failure = catchThrowable(() -> calls().create(r -> r.prompt("Once")));
    assertThat(failure).isInstanceOf(RateLimitException.class).hasMessageContaining("slow down");
    ApiException error = (ApiException) failure;
    assertThat(error.status()).isEqualTo(429);
    assertThat(error.headers().get("retry-after")).containsExactly("600");
    assertThat(error.bodyText()).contains("slow down");
  }

  @Test
  final void answer_unauthorized_keepsItsBody() {
    server.enqueue(Answer.json(401, "{\"error\":\"who are you\"}"));
    assertThatThrownBy(() -> calls().create(r -> r.prompt("Once")))
        .hasMessageContaining("who are you");
  }

  @Test
  final void answer_redirect_isNotFollowed() {
    server.enqueue(Answer.status(307).header("Location", server.baseUrl() + "/elsewhere"));
    assertThatThrownBy(() -> calls().create(r -> r.prompt("Once")))
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("/elsewhere");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  final void connection_lostBeforeTheAnswer_isAConnectionErrorAndSentOnce() {
    server.enqueue(Answer.lostConnection());
    assertThatThrownBy(() -> calls().create(r -> r.prompt("Once")))
        .isInstanceOf(ConnectionException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  final void body_cut_isAConnectionError() {
    server.enqueue(
        Answer.status(200).contentType("application/json").contentLength(100).body("{").cut());
    assertThatThrownBy(() -> calls().create(r -> r.prompt("Once")))
        .isInstanceOf(ConnectionException.class);
  }

  @Test
  final void stream_eachChunk_isHandedOverAsItComes() {
    Gate gate = new Gate();
    server.enqueue(
        Answer.eventStream().await(gate).data(chunk("a")).await(gate).data(last("b")).data(DONE));
    try (CompletionStream stream = calls().stream(r -> r.prompt("Once"))) {
      gate.letPass(1);
      assertThat(stream.iterator().next().text()).isEqualTo("a");
      gate.letPass(1);
      assertThat(stream.completion().text()).isEqualTo("ab");
    }
  }

  @Test
  final void stream_cut_isIncomplete() {
    server.enqueue(Answer.eventStream().data(chunk("a")).cut());
    try (CompletionStream stream = calls().stream(r -> r.prompt("Once"))) {
      assertThatThrownBy(stream::completion)
          .isInstanceOfSatisfying(
              IncompleteStreamException.class, cut -> assertThat(cut.partialText()).isEqualTo("a"));
    }
  }

  @Test
  final void stream_closedEarly_freesTheConnection() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    try (CompletionStream stream = calls().stream(r -> r.prompt("Once"))) {
      assertThat(stream.iterator().next().text()).isEqualTo("a");
    }
    server.awaitDisconnect(CEILING);
  }

  @Test
  final void connection_answersAreRead_isUsedAgain() {
    server.otherwise(Answer.json(last("a")));
    long[] before = {-1};
    eventually(
        "two calls on one connection",
        () -> {
          calls().create(r -> r.prompt("Once"));
          long id = server.takeRequest().connectionId();
          boolean reused = id == before[0];
          before[0] = id;
          return reused;
        });
  }
}
