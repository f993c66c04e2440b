package app.tune.studio.spark;

/**
 * What the finished tasks of one {@link Completions} did, in all jobs so far. Tasks that failed are
 * not in it, although their requests may have been paid for. Immutable.
 */
public final class CompletionTotals {

  private final long completions;
  private final long failures;
  private final long reused;
  private final long requests;
  private final long promptTokens;
  private final long completionTokens;

  CompletionTotals(
      long completions,
      long failures,
      long reused,
      long requests,
      long promptTokens,
      long completionTokens) {
    this.completions = completions;
    this.failures = failures;
    this.reused = reused;
    this.requests = requests;
    this.promptTokens = promptTokens;
    this.completionTokens = completionTokens;
  }

  /** {@return how many rows got a completion from the server} */
  public long completions() {
    return completions;
  }

  /** {@return how many rows got an error} */
  public long failures() {
    return failures;
  }

  /** {@return how many rows got a completion out of the journal} */
  public long reused() {
    return reused;
  }

  /** {@return how many requests were sent, retries included} */
  public long requests() {
    return requests;
  }

  /** {@return the tokens of the prompts, as the server reported them} */
  public long promptTokens() {
    return promptTokens;
  }

  /** {@return the tokens of the completions, as the server reported them} */
  public long completionTokens() {
    return completionTokens;
  }

  /** Returns the counts. */
  @Override
  public String toString() {
    return "completions=%d, failures=%d, reused=%d, requests=%d, promptTokens=%d, completionTokens=%d"
        .formatted(completions, failures, reused, requests, promptTokens, completionTokens);
  }
}
