/**
 * Servers as parameters of JUnit Jupiter tests. Requires JUnit Jupiter as a dependency of the
 * tests.
 */
@NullMarked
package app.tune.studio.testkit.junit;

import org.jspecify.annotations.NullMarked;
