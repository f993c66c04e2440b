/** Tests that hold servers, the client and their traffic against the YAML. */
@NullMarked
package app.tune.studio.contract;

import org.jspecify.annotations.NullMarked;
