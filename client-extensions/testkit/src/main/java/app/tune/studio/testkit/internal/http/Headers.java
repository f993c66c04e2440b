package app.tune.studio.testkit.internal.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parses and groups header lines (RFC 9112, section 5). */
public final class Headers {

  private Headers() {}

  static Map.Entry<String, String> parse(String line) throws MalformedRequestException {
    int colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.substring(0, colon))) {
      throw new MalformedRequestException("not a header line: '" + line + "'");
    }
    String value = line.substring(colon + 1).strip();
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new MalformedRequestException(
          "control character in the header '" + line.substring(0, colon) + "'");
    }
    return Map.entry(line.substring(0, colon), value);
  }

  /** Groups the lines by case-insensitive name, keeping the order of the values. */
  public static Map<String, List<String>> byName(List<Map.Entry<String, String>> lines) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lines.forEach(
        line ->
            byName.computeIfAbsent(line.getKey(), name -> new ArrayList<>()).add(line.getValue()));
    byName.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(byName);
  }

  /** Returns whether a comma-separated header contains this word. */
  static boolean lists(Map<String, List<String>> headers, String name, String word) {
    return headers.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .anyMatch(part -> part.strip().equalsIgnoreCase(word));
  }

  /** Returns whether the text is a token (RFC 9110, section 5.6.2). */
  static boolean isToken(String text) {
    return text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  }
}
