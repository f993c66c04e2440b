/** What happens during calls, for metrics, traces and logs; and the context that calls carry. */
@NullMarked
package app.tune.studio.client.event;

import org.jspecify.annotations.NullMarked;
