/** From the bytes of an answer to typed chunks, and from chunks to the whole completion. */
@NullMarked
package app.tune.studio.client.internal.stream;

import org.jspecify.annotations.NullMarked;
