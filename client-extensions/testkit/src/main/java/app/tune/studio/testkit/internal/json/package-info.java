/** Writing and comparison of JSON. */
@NullMarked
package app.tune.studio.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
