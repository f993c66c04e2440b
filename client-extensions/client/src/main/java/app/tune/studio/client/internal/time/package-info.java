/** Time as a seam: what reads a clock or waits does so through here, so tests turn it by hand. */
@NullMarked
package app.tune.studio.client.internal.time;

import org.jspecify.annotations.NullMarked;
