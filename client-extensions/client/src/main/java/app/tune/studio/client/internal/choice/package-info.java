/** The choices of a stream, put together by index. */
@NullMarked
package app.tune.studio.client.internal.choice;

import org.jspecify.annotations.NullMarked;
