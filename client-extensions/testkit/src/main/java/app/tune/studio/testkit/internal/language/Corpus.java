package app.tune.studio.testkit.internal.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The training texts of the model: tales, essays, notes and letters written for it. */
final class Corpus {

  private static final List<String> FILES =
      List.of(
          "tales-of-the-coast.txt",
          "tales-of-the-town.txt",
          "old-tales-told-again.txt",
          "essays-on-making-things.txt",
          "letters-to-a-young-traveller.txt",
          "notes-on-the-natural-world.txt");

  private static final String BETWEEN_TEXTS = "\n\n* * *\n\n";

  private Corpus() {}

  /** Reads all texts, joining lines and keeping paragraphs. */
  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String file : FILES) {
      for (String text : read(file).split(Pattern.quote(BETWEEN_TEXTS), -1)) {
        texts.add(unwrap(text));
      }
    }
    return texts;
  }

  private static String unwrap(String text) {
    return text.strip().replaceAll("(?<!\n)\n(?!\n)", " ");
  }

  private static String read(String file) {
    try (InputStream in = Corpus.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
