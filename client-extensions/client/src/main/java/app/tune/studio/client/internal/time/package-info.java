/**
 * Clock and timeouts: whatever reads a clock or waits does so through here, so that tests turn it
 * by hand.
 */
@NullMarked
package app.tune.studio.client.internal.time;

import org.jspecify.annotations.NullMarked;
