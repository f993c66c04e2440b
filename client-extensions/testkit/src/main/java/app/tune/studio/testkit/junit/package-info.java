/** Servers as parameters of JUnit Jupiter tests. Needs JUnit Jupiter, which the tests bring. */
@NullMarked
package app.tune.studio.testkit.junit;

import org.jspecify.annotations.NullMarked;
