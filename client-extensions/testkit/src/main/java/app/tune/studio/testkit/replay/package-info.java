/**
 * Records the answers of a real server to files, without keys, and replays them without a network.
 */
@NullMarked
package app.tune.studio.testkit.replay;

import org.jspecify.annotations.NullMarked;
