/** The exceptions that calls end with. */
@NullMarked
package app.tune.studio.client.error;

import org.jspecify.annotations.NullMarked;
