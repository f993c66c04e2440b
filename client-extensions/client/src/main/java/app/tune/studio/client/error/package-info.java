/** Exceptions thrown by the client: one unchecked base and a family for each kind of failure. */
@NullMarked
package app.tune.studio.client.error;

import org.jspecify.annotations.NullMarked;
