/** Events of calls, for metrics, traces and logs, and propagation of context. */
@NullMarked
package app.tune.studio.client.event;

import org.jspecify.annotations.NullMarked;
