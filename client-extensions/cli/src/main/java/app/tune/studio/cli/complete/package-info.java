/** {@code tune complete}: one prompt. */
@NullMarked
package app.tune.studio.cli.complete;

import org.jspecify.annotations.NullMarked;
