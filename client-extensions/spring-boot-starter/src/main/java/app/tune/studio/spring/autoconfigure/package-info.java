/** From properties to the beans {@code TuneStudioClient} and {@code TextCompletions}. */
@NullMarked
package app.tune.studio.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
