/** Recordings: their files and their matching with requests. */
@NullMarked
package app.tune.studio.testkit.internal.replay;

import org.jspecify.annotations.NullMarked;
