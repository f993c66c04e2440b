/** Mapping of error responses to exceptions. */
@NullMarked
package app.tune.studio.client.internal.error;

import org.jspecify.annotations.NullMarked;
