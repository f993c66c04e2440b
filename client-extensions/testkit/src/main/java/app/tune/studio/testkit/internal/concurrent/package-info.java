/** Threads and locks. */
@NullMarked
package app.tune.studio.testkit.internal.concurrent;

import org.jspecify.annotations.NullMarked;
