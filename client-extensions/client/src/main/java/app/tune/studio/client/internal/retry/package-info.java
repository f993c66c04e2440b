/** Whether and when a failed attempt is made again. */
@NullMarked
package app.tune.studio.client.internal.retry;

import org.jspecify.annotations.NullMarked;
