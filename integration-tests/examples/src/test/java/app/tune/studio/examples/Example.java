package app.tune.studio.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Code that documents quote: a file without its package, or what stands between its tags. */
final class Example {

  private Example() {}

  /**
   * Returns the code of a source.
   *
   * @param source a file of the project, and after a comma the name of a tag: the lines between
   *     {@code // tag::NAME[]} and {@code // end::NAME[]}, all such parts one after the other
   */
  static String read(String source) throws IOException {
    String[] parts = source.split(", ");
    List<String> lines = Files.readAllLines(Documentation.PROJECT.resolve(parts[0]));
    return parts.length == 1 ? whole(lines) : tagged(lines, parts[1]);
  }

  private static String whole(List<String> lines) {
    int start = lines.get(0).startsWith("package ") ? 2 : 0;
    return String.join("\n", lines.subList(start, lines.size())) + "\n";
  }

  private static String tagged(List<String> lines, String tag) {
    List<String> found = new ArrayList<>();
    boolean inside = false;
    boolean seen = false;
    for (String line : lines) {
      if (line.strip().equals("// tag::" + tag + "[]")) {
        inside = true;
        seen = true;
      } else if (line.strip().equals("// end::" + tag + "[]")) {
        inside = false;
        dropBlankEnd(found);
      } else if (inside) {
        found.add(line);
      }
    }
    if (!seen) {
      throw new IllegalArgumentException("there is no tag " + tag);
    }
    return String.join("\n", found).stripIndent() + "\n";
  }

  /** The formatter puts a blank line before a tag that stands between members. */
  private static void dropBlankEnd(List<String> lines) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
  }
}
