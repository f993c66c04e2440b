/** Scripts of answers, and their playback on a connection. */
@NullMarked
package app.tune.studio.testkit.internal.script;

import org.jspecify.annotations.NullMarked;
