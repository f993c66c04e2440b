/** Who calls: the access key, its scheme and the organization, as Feign request interceptors. */
@NullMarked
package app.tune.studio.client.auth;

import org.jspecify.annotations.NullMarked;
