/**
 * The one core: Feign prepares a call, this package runs it (attempts, retries, clocks) and reads
 * the answer.
 */
@NullMarked
package app.tune.studio.client.internal.call;

import org.jspecify.annotations.NullMarked;
