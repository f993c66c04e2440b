/** When the next request may start: state machines without threads, which are given the time. */
@NullMarked
package app.tune.studio.batch.internal.pace;

import org.jspecify.annotations.NullMarked;
