/** Certificates for test servers. */
@NullMarked
package app.tune.studio.testkit.tls;

import org.jspecify.annotations.NullMarked;
