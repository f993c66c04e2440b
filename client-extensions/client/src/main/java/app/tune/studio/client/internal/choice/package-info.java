/** Accumulation of the choices of a stream, by index. */
@NullMarked
package app.tune.studio.client.internal.choice;

import org.jspecify.annotations.NullMarked;
