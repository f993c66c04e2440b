package app.tune.studio.cli.report;

import java.util.regex.Pattern;

/**
 * Messages on one line: they may quote what a server sent, with line breaks and characters that
 * control a terminal.
 */
public final class OneLine {

  private static final int LONGEST = 200;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}]+");

  private OneLine() {}

  /**
   * {@return a message with a space in place of line breaks and other control characters}
   *
   * @param message may hold anything
   */
  public static String of(String message) {
    return CONTROLS.matcher(message).replaceAll(" ");
  }

  /**
   * {@return the same, cut after 200 characters: it may quote a value of any length}
   *
   * @param message may hold anything
   */
  public static String shortened(String message) {
    String line = of(message);
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
