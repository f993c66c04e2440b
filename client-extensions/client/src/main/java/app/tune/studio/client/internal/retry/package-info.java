/** Decisions about retries and their delays. */
@NullMarked
package app.tune.studio.client.internal.retry;

import org.jspecify.annotations.NullMarked;
