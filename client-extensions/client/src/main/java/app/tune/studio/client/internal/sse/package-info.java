/**
 * A parser for server-sent events on bytes, as in the HTML standard (WHATWG, 9.2.6), without I/O,
 * JSON or threads.
 */
@NullMarked
package app.tune.studio.client.internal.sse;

import org.jspecify.annotations.NullMarked;
