/** The end of streams, and the accumulation of their chunks. */
@NullMarked
package app.tune.studio.client.stream;

import org.jspecify.annotations.NullMarked;
