/** Validates requests against the contract, and generates completions. */
@NullMarked
package app.tune.studio.testkit.internal.completion;

import org.jspecify.annotations.NullMarked;
