package app.tune.studio.batch;

/**
 * A result to be written.
 *
 * @param task what it is the result of
 * @param result the result
 * @param line the line of the output
 */
record Finished(Task task, BatchResult result, byte[] line) {}
