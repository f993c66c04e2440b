/** The command {@code tune}. */
@NullMarked
package app.tune.studio.cli;

import org.jspecify.annotations.NullMarked;
