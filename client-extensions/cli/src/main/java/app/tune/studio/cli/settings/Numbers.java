package app.tune.studio.cli.settings;

import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Numbers on a command line; messages name no types of Java, as those of the library do. */
public final class Numbers {

  private Numbers() {}

  /**
   * Reads the numbers of all options of a command by the rules here.
   *
   * @param command the command, after its subcommands were added
   */
  public static void registerIn(CommandLine command) {
    register(command, int.class, Numbers::integer);
    register(command, Integer.class, Numbers::integer);
    register(command, long.class, Numbers::longInteger);
    register(command, Long.class, Numbers::longInteger);
    register(command, Double.class, text -> number(text, Double::valueOf));
    register(command, Float.class, text -> number(text, Float::valueOf));
    register(command, BigDecimal.class, text -> number(text, BigDecimal::new));
  }

  private static <T> void register(
      CommandLine command, Class<T> type, Function<String, T> conversion) {
    command.registerConverter(
        type,
        text -> {
          try {
            return conversion.apply(text);
          } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
          }
        });
  }

  /**
   * Reads an integer.
   *
   * @throws IllegalArgumentException if it is none, or out of range
   */
  static Integer integer(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw notAnInteger(text, Integer.MIN_VALUE, Integer.MAX_VALUE, e);
    }
  }

  private static Long longInteger(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw notAnInteger(text, Long.MIN_VALUE, Long.MAX_VALUE, e);
    }
  }

  private static IllegalArgumentException notAnInteger(
      String text, long least, long most, NumberFormatException cause) {
    String bound = "";
    if (text.matches("[+-]?[0-9]+")) {
      bound = text.startsWith("-") ? " of at least " + least : " of at most " + most;
    }
    return new IllegalArgumentException("must be an integer" + bound + ", was " + text, cause);
  }

  private static <T> T number(String text, Function<String, T> conversion) {
    try {
      return conversion.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number, was " + text, e);
    }
  }
}
