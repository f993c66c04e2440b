/** Thread utilities. */
@NullMarked
package app.tune.studio.client.internal.concurrent;

import org.jspecify.annotations.NullMarked;
