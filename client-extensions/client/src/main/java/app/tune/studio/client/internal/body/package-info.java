/** Bodies: gathered up to a limit, decompressed and told apart by their first bytes. */
@NullMarked
package app.tune.studio.client.internal.body;

import org.jspecify.annotations.NullMarked;
