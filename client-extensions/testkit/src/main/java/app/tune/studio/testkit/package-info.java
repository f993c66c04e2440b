/**
 * A server that implements the text completions contract, embedded in a test or standalone.
 *
 * <p>{@link app.tune.studio.testkit.TuneStudioServer} generates real completions, without network
 * access.
 */
@NullMarked
package app.tune.studio.testkit;

import org.jspecify.annotations.NullMarked;
