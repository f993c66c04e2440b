package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds {@link CompletionOptions}. Each method checks its value at once. Not thread-safe. */
public final class CompletionOptionsBuilder {

  RequestTemplate template = RequestTemplate.EMPTY;
  final Map<String, String> memberColumns = new HashMap<>();
  @Nullable ClientConfigurer client;
  @Nullable AccessKeySupplier accessKey;
  String outputColumn = "completion";
  int concurrency = 16;
  @Nullable Integer requestsPerMinute;
  @Nullable Integer executors;
  @Nullable Long maxFailures;
  @Nullable JournalSettings journal;

  CompletionOptionsBuilder() {}

  /**
   * Fills in every request, before the prompt and the members of its row.
   *
   * @param members sets members on the builder of a request; called here, once
   * @return this builder
   * @throws IllegalArgumentException where a member breaks a limit of the contract
   */
  public CompletionOptionsBuilder request(Consumer<TextCompletionRequestBuilder> members) {
    template = RequestTemplate.of(members);
    return this;
  }

  /**
   * Sets a member of each request from a column of its row; a null leaves the member as it is.
   *
   * @param member the name of the member on the wire, documented or not
   * @param column the name of the column: a string, a number, a boolean, an array, a map or a
   *     struct
   * @return this builder
   * @throws IllegalArgumentException where one of them is blank
   */
  public CompletionOptionsBuilder memberFromColumn(String member, String column) {
    memberColumns.put(Arguments.notBlank("member", member), Arguments.notBlank("column", column));
    return this;
  }

  /**
   * Configures the client, after the environment and Spark's configuration: base URL, timeouts,
   * retries, proxy, listeners and so on.
   *
   * @param configurer called on each executor, once
   * @return this builder
   */
  public CompletionOptionsBuilder client(ClientConfigurer configurer) {
    client = configurer;
    return this;
  }

  /**
   * Sets what supplies the access key on the executors, in place of Spark's configuration and the
   * environment.
   *
   * @param supplier called at each attempt, on several threads at once
   * @return this builder
   */
  public CompletionOptionsBuilder accessKey(AccessKeySupplier supplier) {
    accessKey = supplier;
    return this;
  }

  /**
   * Sets the name of the column that is added.
   *
   * @param column not blank; {@code completion} by default
   * @return this builder
   * @throws IllegalArgumentException where it is blank
   */
  public CompletionOptionsBuilder outputColumn(String column) {
    outputColumn = Arguments.notBlank("outputColumn", column);
    return this;
  }

  /**
   * Limits the requests that each task has in flight.
   *
   * @param requests 1 or more; 16 by default
   * @return this builder
   * @throws IllegalArgumentException where it is less than 1
   */
  public CompletionOptionsBuilder concurrency(int requests) {
    concurrency = Arguments.atLeastOne("concurrency", requests);
    return this;
  }

  /**
   * Limits how many requests all executors together start in a minute. Each executor gets an equal
   * share, which its tasks have in common.
   *
   * @param requests 1 or more; by default there is no limit
   * @return this builder
   * @throws IllegalArgumentException where it is less than 1
   */
  public CompletionOptionsBuilder requestsPerMinute(int requests) {
    requestsPerMinute = Arguments.atLeastOne("requestsPerMinute", requests);
    return this;
  }

  /**
   * Sets among how many executors the requests per minute are divided. By default it is the largest
   * of those that run when the dataset is transformed, {@code spark.executor.instances} and {@code
   * spark.dynamicAllocation.maxExecutors}. Where there may be more later, set it, or they exceed
   * the limit together.
   *
   * @param count 1 or more
   * @return this builder
   * @throws IllegalArgumentException where it is less than 1
   */
  public CompletionOptionsBuilder executors(int count) {
    executors = Arguments.atLeastOne("executors", count);
    return this;
  }

  /**
   * Ends the job when more completions have failed: on one executor, or in the finished tasks of
   * all. Without it, failures are values of the error field only.
   *
   * @param failures 0 or more; by default there is no limit
   * @return this builder
   * @throws IllegalArgumentException where it is negative
   */
  public CompletionOptionsBuilder maxFailures(long failures) {
    if (failures < 0) {
      throw new IllegalArgumentException("maxFailures: must be 0 or more, was " + failures);
    }
    maxFailures = failures;
    return this;
  }

  /**
   * Keeps each completion in a directory, so that retried tasks, other actions and later runs do
   * not pay for it again. Failures are not kept.
   *
   * @param directory a path that driver and executors can write, as {@code
   *     hdfs:///journals/labels}; it need not exist
   * @param idColumn the column that identifies a row in all runs; it must not hold null
   * @return this builder
   * @throws IllegalArgumentException where one of them is blank
   */
  public CompletionOptionsBuilder journal(String directory, String idColumn) {
    journal =
        new JournalSettings(
            Arguments.notBlank("directory", directory), Arguments.notBlank("idColumn", idColumn));
    return this;
  }

  /** {@return the options} */
  public CompletionOptions build() {
    return new CompletionOptions(this);
  }
}
