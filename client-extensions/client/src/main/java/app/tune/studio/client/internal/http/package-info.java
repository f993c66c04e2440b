/** Exchanges over HTTP: the transports, their bodies and failures. */
@NullMarked
package app.tune.studio.client.internal.http;

import org.jspecify.annotations.NullMarked;
