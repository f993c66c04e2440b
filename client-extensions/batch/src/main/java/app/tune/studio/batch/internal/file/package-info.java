/** Lines, ids and the journal on disk. */
@NullMarked
package app.tune.studio.batch.internal.file;

import org.jspecify.annotations.NullMarked;
