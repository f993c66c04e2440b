/** The exceptions thrown by calls. */
@NullMarked
package app.tune.studio.client.error;

import org.jspecify.annotations.NullMarked;
