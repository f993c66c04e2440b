/**
 * Many prompts: {@link app.tune.studio.batch.BatchRunner} completes a file of them, and its output
 * is the journal from which a run that was killed goes on.
 *
 * <pre>{@code
 * BatchSummary summary = BatchRunner.builder(tune).maxConcurrency(32).build()
 *     .run(Path.of("prompts.jsonl"), Path.of("results.jsonl"));
 * }</pre>
 */
@NullMarked
package app.tune.studio.batch;

import org.jspecify.annotations.NullMarked;
