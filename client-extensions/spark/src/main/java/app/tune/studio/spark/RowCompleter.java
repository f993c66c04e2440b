package app.tune.studio.spark;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Makes requests out of rows, and results out of responses and failures, and counts them. */
final class RowCompleter implements AutoCloseable {

  private final RowRequests requests;
  private final Counters counters;
  private final TaskFailures failures;
  private final @Nullable PartitionJournal journal;

  RowCompleter(
      RowRequests requests,
      Counters counters,
      TaskFailures failures,
      @Nullable PartitionJournal journal) {
    this.requests = requests;
    this.counters = counters;
    this.failures = failures;
    this.journal = journal;
  }

  /** Returns the row with its request, or settled where it needs none. */
  RowCompletion prepare(Row row) {
    TextCompletionRequest request;
    try {
      request = requests.of(row);
    } catch (IllegalArgumentException refused) {
      return new RowCompletion(row, refused(refused));
    }
    if (request == null) {
      return new RowCompletion(row, null);
    }
    if (journal == null) {
      return new RowCompletion(row, request, null);
    }
    JournalKey key = journal.key(row, request);
    Row known = journal.find(row, key);
    if (known == null) {
      return new RowCompletion(row, request, key);
    }
    counters.reused().add(1L);
    return new RowCompletion(row, known);
  }

  /** Takes over what a call ended with; returns the slot that is free again. */
  RequestSlot settle(RowCompletion row) {
    RequestSlot slot = Objects.requireNonNull(row.slot());
    TextCompletion completion = row.completion();
    if (completion == null) {
      row.settle(failed(Objects.requireNonNull(row.failure())));
      return slot;
    }
    Row result = CompletionColumn.of(completion, slot.attempts());
    if (journal != null && row.key != null) {
      journal.append(row.key, result);
    }
    counters.countCompletion(slot.attempts(), completion.usage());
    row.settle(result);
    return slot;
  }

  private Row failed(Throwable failure) {
    if (failure instanceof IllegalArgumentException refused) {
      return refused(refused);
    }
    if (failure instanceof ClientClosedException
        || failure instanceof CallCancelledException
        || !(failure instanceof TuneStudioException known)) {
      throw new IllegalStateException("the request was cancelled", failure);
    }
    counters.countFailure(known.attempts());
    if (ErrorKind.endsJob(known)) {
      failures.stop(reason(known), known);
    } else {
      failures.count(known);
    }
    return CompletionColumn.failed(
        ErrorKind.of(known),
        known.status() == 0 ? null : known.status(),
        known.getMessage(),
        known.attempts());
  }

  private static String reason(TuneStudioException failure) {
    Throwable cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
  }

  private Row refused(IllegalArgumentException refused) {
    counters.countFailure(0);
    failures.count(refused);
    return CompletionColumn.failed(ErrorKind.INVALID_REQUEST, null, refused.getMessage(), 0);
  }

  /** Ends the task where the stage was stopped. */
  void checkLimit() {
    failures.check();
  }

  /** Returns the row with its result behind it, without what the journal put there. */
  Row output(RowCompletion row) {
    int columns = row.input.length() - (journal == null ? 0 : PartitionJournal.EXTRA_COLUMNS);
    @Nullable Object[] values = new Object[columns + 1];
    for (int i = 0; i < columns; i++) {
      values[i] = row.input.get(i);
    }
    values[columns] = row.result();
    return RowFactory.create(values);
  }

  /** Makes what was settled survive the end of this process. */
  void flush() {
    if (journal != null) {
      journal.flush();
    }
  }

  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
