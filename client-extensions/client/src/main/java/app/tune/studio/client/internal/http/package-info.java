/** The transport: one attempt of a call on the wire, its clocks and its body. */
@NullMarked
package app.tune.studio.client.internal.http;

import org.jspecify.annotations.NullMarked;
