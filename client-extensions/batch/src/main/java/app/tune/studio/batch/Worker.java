package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.Pace;
import app.tune.studio.batch.internal.pace.Permit;
import app.tune.studio.client.ApiResponse;
import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.Usage;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Completes one item after the other, each until it has a result. */
final class Worker {

  /** An item that is refused for the load so often, between successes, is refused for itself. */
  private static final int MAX_REFUSALS = 50;

  private final BatchRun run;
  private final Gate gate;
  private final ResultWriter writer;
  private final Settings settings;
  private final TextCompletions completions;
  private final FailureJudge judge;
  private final RetryPolicy retries;

  Worker(
      BatchRun run,
      Gate gate,
      Settings settings,
      TextCompletions completions,
      ResultWriter writer) {
    this.run = run;
    this.gate = gate;
    this.writer = writer;
    this.settings = settings;
    this.completions = completions;
    this.judge = new FailureJudge(settings.retryPolicy());
    this.retries = settings.retryPolicy();
  }

  /** Takes items until there are no more, or the run ends. */
  void work(Handoff<Task> tasks) throws InterruptedException {
    Task task = tasks.take();
    while (task != null) {
      complete(task);
      task = tasks.take();
    }
  }

  private void complete(Task task) throws InterruptedException {
    BatchItem item = task.item();
    int sent = 0;
    int attempts = 0;
    int refusals = 0;
    Permit permit = gate.enter();
    Permit earlier = null;
    while (permit != null) {
      TuneStudioException failure;
      sent++;
      try {
        ApiResponse<TextCompletion> response = send(item);
        ended(permit, response.value().usage());
        finish(task, BatchResult.succeeded(item, response, sent));
        return;
      } catch (CallCancelledException e) {
        release(permit);
        throw new InterruptedException(e.getMessage());
      } catch (TuneStudioException e) {
        failure = e;
      } catch (IllegalArgumentException e) {
        release(permit);
        finish(task, BatchResult.failed(item, e, sent - 1));
        return;
      } catch (RuntimeException | Error e) {
        release(permit);
        throw e;
      }
      Verdict verdict = judge.judge(failure, hasSucceededSince(permit));
      // no item is to blame for a time in which nothing succeeds
      boolean othersSucceed = hasSucceededSince(earlier == null ? permit : earlier);
      if (verdict == Verdict.SLOW_DOWN
          || verdict == Verdict.RETRY && FailureJudge.isUnsent(failure)) {
        refusals += othersSucceed ? 1 : 0;
      } else if (!FailureJudge.isUnsent(failure)) {
        attempts += verdict != Verdict.UNREACHABLE || othersSucceed ? 1 : 0;
      }
      react(verdict, failure, permit);
      if (verdict == Verdict.ABORT) {
        return;
      }
      if (verdict == Verdict.RECORD
          || attempts > settings.retryPolicy().maxRetries()
          || refusals > MAX_REFUSALS) {
        finish(task, BatchResult.failed(item, failure, sent));
        return;
      }
      run.tally().retried();
      if (verdict != Verdict.SLOW_DOWN) {
        gate.sleep(
            retries.delay(Math.max(1, attempts), ThreadLocalRandom.current())); // others go first
      }
      earlier = permit;
      permit = gate.enter();
    }
  }

  private void finish(Task task, BatchResult result) {
    writer.write(new Finished(task, result, ResultLine.of(result)));
  }

  private ApiResponse<TextCompletion> send(BatchItem item) {
    return completions.createResponse(
        request -> {
          settings.defaults().accept(request);
          item.fill(request);
        });
  }

  private void ended(Permit permit, @Nullable Usage usage) {
    long generated = usage == null ? 0 : Tally.orZero(usage.completionTokens());
    long total = usage == null ? -1 : Math.max(Tally.orZero(usage.totalTokens()), sum(usage));
    gate.leave(
        (pace, now) -> {
          pace.succeeded(permit, total, generated, now);
          return total;
        });
  }

  private static long sum(Usage usage) {
    return Tally.orZero(usage.promptTokens()) + Tally.orZero(usage.completionTokens());
  }

  private void release(Permit permit) {
    gate.leave(
        (pace, now) -> {
          pace.ended(permit);
          return now;
        });
  }

  private boolean hasSucceededSince(Permit permit) {
    return gate.read(pace -> pace.hasSucceededSince(permit));
  }

  private void react(Verdict verdict, TuneStudioException failure, Permit permit) {
    Duration pause =
        switch (verdict) {
          case SLOW_DOWN -> gate.leave((pace, now) -> pace.refused(permit, asked(failure), now));
          case UNREACHABLE -> gate.leave((pace, now) -> pace.unreachable(permit, now));
          case RECORD, RETRY, ABORT -> {
            release(permit);
            yield Duration.ZERO;
          }
        };
    if (!pause.isZero()) {
      run.paused(pause, failure);
    }
    if (verdict == Verdict.ABORT) {
      run.abort(abortMessage(failure), failure);
      return;
    }
    Duration outage = gate.leave(Pace::outage);
    if (outage.compareTo(settings.maxOutage()) > 0) {
      run.abort("nothing succeeded for " + settings.maxOutage().toSeconds() + " s", failure);
    }
  }

  private String abortMessage(TuneStudioException failure) {
    Duration wait = judge.tooLongAWait(failure);
    return wait == null
        ? "no request can succeed"
        : "the server asks to wait " + wait.toSeconds() + " s, longer than maxRetryAfter allows";
  }

  private static @Nullable Duration asked(TuneStudioException failure) {
    return failure instanceof ApiException answered ? answered.retryAfter() : null;
  }
}
