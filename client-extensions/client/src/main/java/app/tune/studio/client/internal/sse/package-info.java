/**
 * Server-sent events on bytes, by the WHATWG text (HTML standard, 9.2.6): no I/O, no JSON, no
 * threads.
 */
@NullMarked
package app.tune.studio.client.internal.sse;

import org.jspecify.annotations.NullMarked;
