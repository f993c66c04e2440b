/** How a stream ends, and what its chunks make up. */
@NullMarked
package app.tune.studio.client.stream;

import org.jspecify.annotations.NullMarked;
