/** Certificates for servers of tests. */
@NullMarked
package app.tune.studio.testkit.tls;

import org.jspecify.annotations.NullMarked;
