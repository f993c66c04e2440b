package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.MediaType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the answer for a request: the next in the queue, otherwise that of the handler. */
final class AnswerQueue implements Function<RecordedRequest, Answer> {
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private volatile Function<? super RecordedRequest, ? extends @Nullable Answer> handler =
      AnswerQueue::unscripted;

  void add(Answer answer) {
    answers.add(answer);
  }

  int size() {
    return answers.size();
  }

  void handler(Function<? super RecordedRequest, ? extends @Nullable Answer> handler) {
    this.handler = handler;
  }

  @Override
  public Answer apply(RecordedRequest request) {
    Answer next = answers.poll();
    if (next != null) {
      return next;
    }
    try {
      Answer answer = handler.apply(request);
      return answer == null ? failure("the handler returned null for " + request) : answer;
    } catch (Throwable e) { // Kotlin throws checked ones too; the client must not wait for ever
      return failure("the handler failed for " + request + ": " + e);
    }
  }

  private static Answer unscripted(RecordedRequest request) {
    return failure("no answer is left in the script for " + request);
  }

  private static Answer failure(String text) {
    return Answer.status(500).contentType(MediaType.TEXT).body("ScriptedServer: " + text);
  }
}
