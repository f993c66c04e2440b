/** Tests of applications: the testkit's servers in the place of the configured ones. */
@NullMarked
package app.tune.studio.spring.test;

import org.jspecify.annotations.NullMarked;
