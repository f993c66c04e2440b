/** One plain and one streamed completion in a terminal: the first thing to run after a clone. */
@NullMarked
package app.tune.studio.quickstart;

import org.jspecify.annotations.NullMarked;
