/** {@code tune serve}: the testkit's server. */
@NullMarked
package app.tune.studio.cli.serve;

import org.jspecify.annotations.NullMarked;
