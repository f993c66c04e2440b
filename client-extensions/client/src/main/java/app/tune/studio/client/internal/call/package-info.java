/** One call from the request to the result: attempts, retries, timeouts, cancelling. */
@NullMarked
package app.tune.studio.client.internal.call;

import org.jspecify.annotations.NullMarked;
