/** Completions of the rows of a Spark dataset. */
@NullMarked
package app.tune.studio.spark;

import org.jspecify.annotations.NullMarked;
