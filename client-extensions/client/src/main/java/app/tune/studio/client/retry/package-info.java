/** Which failures are retried, and how. */
@NullMarked
package app.tune.studio.client.retry;

import org.jspecify.annotations.NullMarked;
