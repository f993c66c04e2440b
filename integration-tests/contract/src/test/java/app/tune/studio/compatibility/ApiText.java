package app.tune.studio.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The public API of a module as text: the lines of each public type, in order.
 *
 * @param version the version that promises it
 * @param types the lines of each type, by its name; a line says all that users depend on
 */
record ApiText(Release version, SortedMap<String, List<String>> types) {

  private static final String VERSION = "# version ";
  private static final String NOTE =
      "# What users compile against. Renewed by a command, never by hand: see CONTRIBUTING.md.";
  private static final String INDENT = "  ";

  static ApiText read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    SortedMap<String, List<String>> types = new TreeMap<>();
    List<String> members = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith(INDENT)) {
        members.add(line.strip());
      } else if (!line.isEmpty()) {
        members = new ArrayList<>();
        types.put(line, members);
      }
    }
    return new ApiText(Release.of(lines.get(0).substring(VERSION.length())), types);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(VERSION + version, NOTE));
    types.forEach(
        (type, members) -> {
          lines.add("");
          lines.add(type);
          members.forEach(member -> lines.add(INDENT + member));
        });
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /** Returns what is different in another text; a line that is gone or changed is a break. */
  Changes to(ApiText next) {
    List<String> report = new ArrayList<>();
    boolean breaking = false;
    SortedSet<String> names = new TreeSet<>(types.keySet());
    names.addAll(next.types.keySet());
    for (String name : names) {
      List<String> before = types.getOrDefault(name, List.of());
      List<String> after = next.types.getOrDefault(name, List.of());
      List<String> gone = before.stream().filter(line -> !after.contains(line)).toList();
      List<String> added = after.stream().filter(line -> !before.contains(line)).toList();
      breaking |= !gone.isEmpty();
      breaking |= !before.isEmpty() && added.stream().anyMatch(ApiText::mustBeImplemented);
      if (!gone.isEmpty() || !added.isEmpty()) {
        report.add(INDENT + name);
        gone.forEach(line -> report.add("-   " + line));
        added.forEach(line -> report.add("+   " + line));
      }
    }
    return new Changes(breaking, String.join(System.lineSeparator(), report));
  }

  private static boolean mustBeImplemented(String member) {
    return member.contains(" abstract ");
  }
}
