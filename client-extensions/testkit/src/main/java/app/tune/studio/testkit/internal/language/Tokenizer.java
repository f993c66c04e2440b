package app.tune.studio.testkit.internal.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Splits text into words and punctuation marks, each with its leading space, and joins tokens
 * again: {@code decode(encode(text))} equals the text for any text.
 *
 * <p>Unknown words are spelled with one token per Unicode code point.
 */
final class Tokenizer {

  private static final Pattern PIECE =
      Pattern.compile(
          " ?[\\p{L}\\p{M}\\p{N}]+| ?[^\\s\\p{L}\\p{M}\\p{N}]|\n\n|\\s", Pattern.DOTALL);

  private final Vocabulary vocabulary;

  Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }

  int[] encode(String text) {
    IntStream.Builder tokens = IntStream.builder();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      String piece = matcher.group();
      int known = vocabulary.id(piece);
      if (known >= 0) {
        tokens.add(known);
      } else {
        piece.codePoints().map(vocabulary::idOfCodePoint).forEach(tokens);
      }
    }
    return tokens.build().toArray();
  }

  String decode(int[] tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(vocabulary.text(token));
    }
    return text.toString();
  }
}
