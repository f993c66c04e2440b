/** {@code tune check}: which settings work, and what to change about the others. */
@NullMarked
package app.tune.studio.cli.check;

import org.jspecify.annotations.NullMarked;
