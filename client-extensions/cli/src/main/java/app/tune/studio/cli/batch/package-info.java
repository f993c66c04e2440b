/** {@code tune batch}: a file of prompts. */
@NullMarked
package app.tune.studio.cli.batch;

import org.jspecify.annotations.NullMarked;
