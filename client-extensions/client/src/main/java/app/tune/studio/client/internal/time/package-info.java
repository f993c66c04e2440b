/**
 * Clock and timeouts: all code that reads the time or waits uses this package, so that tests can
 * control time.
 */
@NullMarked
package app.tune.studio.client.internal.time;

import org.jspecify.annotations.NullMarked;
