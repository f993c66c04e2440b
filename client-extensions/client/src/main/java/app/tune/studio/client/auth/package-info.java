/** Feign request interceptors that add the access key and the organization. */
@NullMarked
package app.tune.studio.client.auth;

import org.jspecify.annotations.NullMarked;
