/**
 * A small language model: word and punctuation tokens, n-grams with back-off, trained on first use
 * on bundled texts.
 *
 * <p>Internal to the testkit; {@code TuneStudioServer} generates its completions with it.
 */
@NullMarked
package app.tune.studio.testkit.internal.language;

import org.jspecify.annotations.NullMarked;
