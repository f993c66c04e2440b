/** What a command says about failures, and the status that it exits with. */
@NullMarked
package app.tune.studio.cli.report;

import org.jspecify.annotations.NullMarked;
