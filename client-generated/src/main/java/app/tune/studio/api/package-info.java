/** The interfaces of the API, as Feign reads them. */
@NullMarked
package app.tune.studio.api;

import org.jspecify.annotations.NullMarked;
