/** What holds for a call. */
@NullMarked
package app.tune.studio.client.internal.settings;

import org.jspecify.annotations.NullMarked;
