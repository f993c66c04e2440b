/** Decoding of event streams to chunks, and their delivery to subscribers. */
@NullMarked
package app.tune.studio.client.internal.stream;

import org.jspecify.annotations.NullMarked;
