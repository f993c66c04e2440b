/** JSON of requests and responses, read and written without reflection. */
@NullMarked
package app.tune.studio.client.internal.json;

import org.jspecify.annotations.NullMarked;
