/** Rules of the house that no compiler checks, read off the sources. */
@NullMarked
package app.tune.studio.rules;

import org.jspecify.annotations.NullMarked;
