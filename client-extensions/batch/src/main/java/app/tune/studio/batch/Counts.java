package app.tune.studio.batch;

/** What a run has done up to a moment. */
record Counts(
    long skipped,
    long succeeded,
    long failed,
    long retried,
    long promptTokens,
    long completionTokens) {}
