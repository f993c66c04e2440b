/** Recordings, how they are kept in files and how they are matched with requests. */
@NullMarked
package app.tune.studio.testkit.internal.replay;

import org.jspecify.annotations.NullMarked;
