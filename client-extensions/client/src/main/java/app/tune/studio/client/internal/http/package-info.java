/** HTTP exchanges: transports, response bodies and failures. */
@NullMarked
package app.tune.studio.client.internal.http;

import org.jspecify.annotations.NullMarked;
