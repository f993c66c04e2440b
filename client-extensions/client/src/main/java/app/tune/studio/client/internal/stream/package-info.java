/** From the bytes of an event stream to chunks, and to a subscriber. */
@NullMarked
package app.tune.studio.client.internal.stream;

import org.jspecify.annotations.NullMarked;
