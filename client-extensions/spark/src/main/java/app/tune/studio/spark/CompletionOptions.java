package app.tune.studio.spark;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is requested, and how: members of the requests, the client, pace, limits and journal.
 * Immutable, and serialized to the executors; it never holds an access key unless a lambda captures
 * one.
 */
public final class CompletionOptions implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The members of each request. */
  private final RequestTemplate template;

  /** Columns by the members that they set. */
  private final Map<String, String> memberColumns;

  /** What the clients are made of. */
  private final ClientSettings clientSettings;

  /** The name of the column that is added. */
  private final String outputColumn;

  /** How many requests a task has in flight. */
  private final int concurrency;

  /** The limit of all executors together, or null. */
  private final @Nullable Integer requestsPerMinute;

  /** Among how many executors that is divided, or null. */
  private final @Nullable Integer executors;

  /** How many completions may fail, or null. */
  private final @Nullable Long maxFailures;

  /** Where completions are kept, or null. */
  private final @Nullable JournalSettings journal;

  CompletionOptions(CompletionOptionsBuilder builder) {
    template = builder.template;
    memberColumns = Map.copyOf(builder.memberColumns);
    clientSettings = ClientSettings.of(builder.client, builder.accessKey);
    outputColumn = builder.outputColumn;
    concurrency = builder.concurrency;
    requestsPerMinute = builder.requestsPerMinute;
    executors = builder.executors;
    maxFailures = builder.maxFailures;
    journal = builder.journal;
  }

  /** {@return a builder with the defaults} */
  public static CompletionOptionsBuilder builder() {
    return new CompletionOptionsBuilder();
  }

  RequestTemplate template() {
    return template;
  }

  Map<String, String> memberColumns() {
    return memberColumns;
  }

  ClientSettings clientSettings() {
    return clientSettings;
  }

  String outputColumn() {
    return outputColumn;
  }

  int concurrency() {
    return concurrency;
  }

  @Nullable Integer requestsPerMinute() {
    return requestsPerMinute;
  }

  @Nullable Integer executors() {
    return executors;
  }

  @Nullable Long maxFailures() {
    return maxFailures;
  }

  @Nullable JournalSettings journal() {
    return journal;
  }

  @Override
  public String toString() {
    return "CompletionOptions[output="
        + outputColumn
        + ", concurrency="
        + concurrency
        + ", requestsPerMinute="
        + requestsPerMinute
        + ", maxFailures="
        + maxFailures
        + ", journal="
        + journal
        + "]";
  }
}
