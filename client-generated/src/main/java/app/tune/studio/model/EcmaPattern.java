package app.tune.studio.model;

import java.util.regex.Pattern;

/** Compiles patterns of OpenAPI, which are those of ECMA-262, where {@code $} is the very end. */
final class EcmaPattern {
  private EcmaPattern() {}

  /** Compiles a pattern. Java's own {@code $} would also match before a final line break. */
  static Pattern compile(String regex) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char sign = regex.charAt(i);
      if (sign == '\\' && i + 1 < regex.length()) {
        java.append(sign).append(regex.charAt(++i));
        continue;
      }
      inClass = sign == '[' || (inClass && sign != ']');
      java.append(sign == '$' && !inClass ? "\\z" : String.valueOf(sign));
    }
    return Pattern.compile(java.toString());
  }
}
