package app.tune.studio.spark;

/**
 * What the finished tasks of one {@link Completions} did, in all jobs so far. Tasks that failed are
 * not in it, although their requests may have been paid for.
 *
 * @param completions how many rows got a completion from the server
 * @param failures how many rows got an error
 * @param reused how many rows got a completion out of the journal
 * @param requests how many requests were sent, retries included
 * @param promptTokens the tokens of the prompts, as the server reported them
 * @param completionTokens the tokens of the completions, as the server reported them
 */
public record CompletionTotals(
    long completions,
    long failures,
    long reused,
    long requests,
    long promptTokens,
    long completionTokens) {}
