/** Assertions in AssertJ's style. Needs AssertJ, which the tests bring. */
@NullMarked
package app.tune.studio.testkit.assertj;

import org.jspecify.annotations.NullMarked;
