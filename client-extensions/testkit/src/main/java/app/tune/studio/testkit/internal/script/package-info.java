/** Scripts of answers, and how they are played on a connection. */
@NullMarked
package app.tune.studio.testkit.internal.script;

import org.jspecify.annotations.NullMarked;
