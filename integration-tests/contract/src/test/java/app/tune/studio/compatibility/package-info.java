/** What the last release promised, compared with what the next one would hold. */
@NullMarked
package app.tune.studio.compatibility;

import org.jspecify.annotations.NullMarked;
