/**
 * A small language model: word and punctuation tokens, n-grams with back-off, trained when first
 * used on the texts that ship beside these classes.
 *
 * <p>Internal to the testkit: it is what {@code TuneStudioServer} completes with, and no API.
 */
@NullMarked
package app.tune.studio.testkit.internal.language;

import org.jspecify.annotations.NullMarked;
