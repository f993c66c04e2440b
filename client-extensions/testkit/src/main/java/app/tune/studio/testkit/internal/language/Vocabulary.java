package app.tune.studio.testkit.internal.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All tokens with their ids: {@link #END_OF_TEXT}, the pieces seen in training (most frequent
 * first), their spellings with and without a space, in lower case and capitalised, and after those
 * every Unicode code point.
 */
final class Vocabulary {

  static final int END_OF_TEXT = 0;

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final int[] contextClasses;
  private final int seen;

  Vocabulary(List<String> pieces) {
    texts.add(""); // END_OF_TEXT: has no text, so that no prompt can contain it
    Map<String, Integer> counts = new LinkedHashMap<>();
    pieces.forEach(piece -> counts.merge(piece, 1, Integer::sum));
    List<Map.Entry<String, Integer>> frequentFirst = new ArrayList<>(counts.entrySet());
    frequentFirst.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
    frequentFirst.forEach(entry -> add(entry.getKey()));
    seen = texts.size();
    frequentFirst.forEach(entry -> addSpellings(entry.getKey()));
    contextClasses = new int[texts.size()];
    for (int id = 1; id < contextClasses.length; id++) {
      contextClasses[id] = ids.getOrDefault(bare(texts.get(id)), id);
    }
  }

  /** Returns the number of tokens that occur in the training text, whose ids are below it. */
  int seen() {
    return seen;
  }

  /** Returns the number of all tokens. */
  int size() {
    return texts.size() + Character.MAX_CODE_POINT + 1;
  }

  /** Returns the id of a whole piece, or -1 if it must be spelled. */
  int id(String piece) {
    return ids.getOrDefault(piece, -1);
  }

  int idOfCodePoint(int codePoint) {
    return ids.getOrDefault(Character.toString(codePoint), texts.size() + codePoint);
  }

  String text(int id) {
    return id < texts.size() ? texts.get(id) : Character.toString(id - texts.size());
  }

  /** Returns a common id for all spellings of a word: contexts ignore case and leading spaces. */
  int contextClass(int id) {
    return id < contextClasses.length ? contextClasses[id] : id;
  }

  /** Returns the ids that a text may stand for: with and without a leading space. */
  List<Integer> meantBy(String text) {
    List<Integer> meant = new ArrayList<>();
    addIfPresent(meant, ids.get(text));
    addIfPresent(meant, ids.get(" " + text));
    if (meant.isEmpty() && !text.isEmpty() && text.codePointCount(0, text.length()) == 1) {
      meant.add(idOfCodePoint(text.codePointAt(0)));
    }
    return meant;
  }

  private static void addIfPresent(List<Integer> list, @Nullable Integer id) {
    if (id != null) {
      list.add(id);
    }
  }

  private void addSpellings(String piece) {
    String bare = bare(piece);
    if (!bare.isEmpty() && Character.isLetter(bare.codePointAt(0))) {
      String capitalised =
          String.valueOf(Character.toUpperCase(bare.charAt(0))).concat(bare.substring(1));
      add(bare);
      add(" ".concat(bare));
      add(capitalised);
      add(" ".concat(capitalised));
    }
  }

  private void add(String text) {
    if (ids.putIfAbsent(text, texts.size()) == null) {
      texts.add(text);
    }
  }

  private static String bare(String piece) {
    String bare = piece.startsWith(" ") ? piece.substring(1) : piece;
    return bare.isEmpty() ? piece : bare.toLowerCase(Locale.ROOT);
  }
}
