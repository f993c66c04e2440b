package app.tune.studio.client;

import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallEnd.Outcome;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways in which a call can end by itself, so that one table tests them in all modes. */
enum Ending {
  COMPLETE(null, 1, mode -> List.of(WireTest.good(mode))),
  COMPLETE_AFTER_RETRIES(
      null, 3, mode -> List.of(Answer.status(503), Answer.lostConnection(), WireTest.good(mode))),
  COMPLETE_AS_JSON(null, 1, mode -> List.of(Answer.json(WireTest.GOOD))),
  BAD_REQUEST(BadRequestException.class, 1, mode -> List.of(Answer.json(400, "{}"))),
  RETRIES_EXHAUSTED(
      ServerException.class,
      3,
      mode -> List.of(Answer.status(503), Answer.status(503), Answer.status(503))),
  NOT_JSON(ProtocolException.class, 1, mode -> List.of(Answer.json("<html>"))),
  CUT(
      TuneStudioException.class,
      1,
      mode ->
          List.of(
              mode.isStream()
                  ? Answer.eventStream().data(SocketTest.chunk("a")).cut()
                  : Answer.status(200).contentType("application/json").body("{\"id\":").cut())),
  FAILED_CHOICE(
      TuneStudioException.class,
      1,
      mode -> List.of(Answer.json("{\"choices\":[{\"text\":\"a\",\"finish_reason\":\"error\"}]}"))),
  NOT_CONNECTED(ConnectionException.class, 3, mode -> List.of()),
  NO_CREDENTIALS(CredentialsException.class, 0, mode -> List.of()) {
    @Override
    TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
      return builder.apiKey(
          () -> {
            throw new IllegalStateException("the vault is closed");
          });
    }
  },
  INTERCEPTOR_THROWS(ArithmeticException.class, 0, mode -> List.of()) {
    @Override
    TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
      return builder.interceptor(
          request -> {
            throw new ArithmeticException("the user's");
          });
    }
  },
  REFUSED_ARGUMENT(IllegalArgumentException.class, 0, mode -> List.of()) {
    @Override
    TextCompletionRequest request(Mode mode) {
      return TextCompletionRequest.builder().prompt("Once").stream(!mode.isStream()).build();
    }
  },
  CLIENT_CLOSED(ClientClosedException.class, 0, mode -> List.of()) {
    @Override
    void before(TuneStudioClient tune) {
      tune.close();
    }
  };

  private interface Answers {
    List<Answer> of(Mode mode);
  }

  /** The class of the failure, or null where the call is complete. */
  final @Nullable Class<? extends Throwable> failure;

  /** How many attempts are sent. */
  final int attempts;

  private final Answers answers;

  Ending(@Nullable Class<? extends Throwable> failure, int attempts, Answers answers) {
    this.failure = failure;
    this.attempts = attempts;
    this.answers = answers;
  }

  Outcome outcome() {
    return failure == null ? Outcome.COMPLETE : Outcome.FAILED;
  }

  Answer[] answers(Mode mode) {
    return answers.of(mode).toArray(Answer[]::new);
  }

  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder;
  }

  TextCompletionRequest request(Mode mode) {
    return TextCompletionRequest.builder().prompt("Once").build();
  }

  void before(TuneStudioClient tune) {}
}
