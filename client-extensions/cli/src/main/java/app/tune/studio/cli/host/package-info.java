/** The process around a command: streams, terminals, environment and signals. */
@NullMarked
package app.tune.studio.cli.host;

import org.jspecify.annotations.NullMarked;
