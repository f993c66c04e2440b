/** Records the responses of a real server to files, without keys, and replays them offline. */
@NullMarked
package app.tune.studio.testkit.replay;

import org.jspecify.annotations.NullMarked;
