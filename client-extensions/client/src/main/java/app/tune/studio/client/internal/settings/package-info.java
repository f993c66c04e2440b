/** The settings of a call. */
@NullMarked
package app.tune.studio.client.internal.settings;

import org.jspecify.annotations.NullMarked;
