/** AssertJ assertions. Requires AssertJ as a dependency of the tests. */
@NullMarked
package app.tune.studio.testkit.assertj;

import org.jspecify.annotations.NullMarked;
