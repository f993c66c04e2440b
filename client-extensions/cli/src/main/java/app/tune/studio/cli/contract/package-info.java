/** What the commands know of the contract. */
@NullMarked
package app.tune.studio.cli.contract;

import org.jspecify.annotations.NullMarked;
