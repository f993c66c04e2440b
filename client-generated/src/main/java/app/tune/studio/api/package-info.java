/** The Feign interfaces of the API. */
@NullMarked
package app.tune.studio.api;

import org.jspecify.annotations.NullMarked;
