/** JSON that is sent, and that is compared. */
@NullMarked
package app.tune.studio.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
