/**
 * A server that keeps the contract of text completions, in the process of a test or on its own.
 *
 * <p>{@link app.tune.studio.testkit.TuneStudioServer} really completes text, without a network.
 */
@NullMarked
package app.tune.studio.testkit;

import org.jspecify.annotations.NullMarked;
