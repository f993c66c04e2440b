/** Checks requests by the contract, and generates what they ask for. */
@NullMarked
package app.tune.studio.testkit.internal.completion;

import org.jspecify.annotations.NullMarked;
