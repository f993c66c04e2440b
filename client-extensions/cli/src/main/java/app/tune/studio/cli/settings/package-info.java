/** Where a command sends its requests: options, environment variables and profiles. */
@NullMarked
package app.tune.studio.cli.settings;

import org.jspecify.annotations.NullMarked;
