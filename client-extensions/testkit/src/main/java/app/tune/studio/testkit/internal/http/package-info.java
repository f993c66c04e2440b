/**
 * The HTTP/1.1 engine of all test servers, based on one selector: writes are sent at once,
 * disconnects are detected at once, open streams hold no thread, and a connection can be closed or
 * reset at any byte.
 */
@NullMarked
package app.tune.studio.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
