/** Bodies: gathered up to a limit, decompressed and classified by their first bytes. */
@NullMarked
package app.tune.studio.client.internal.body;

import org.jspecify.annotations.NullMarked;
