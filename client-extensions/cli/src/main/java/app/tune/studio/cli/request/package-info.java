/** Options that are made from the members of a request, as the contract names them. */
@NullMarked
package app.tune.studio.cli.request;

import org.jspecify.annotations.NullMarked;
