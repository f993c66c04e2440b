/**
 * The HTTP/1.1 engine of all servers here, on one selector: every write goes out at once, a peer
 * that leaves is noticed at once, an open stream costs no thread, and a connection can be cut or
 * reset at any byte.
 */
@NullMarked
package app.tune.studio.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
