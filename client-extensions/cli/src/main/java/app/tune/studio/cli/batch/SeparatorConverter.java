package app.tune.studio.cli.batch;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the character between columns; a tab is hard to type in a shell. */
final class SeparatorConverter implements ITypeConverter<Character> {

  @Override
  public Character convert(String text) {
    if (text.equals("\\t") || text.equals("tab")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw new TypeConversionException("must be a single character, was '" + text + "'");
    }
    return text.charAt(0);
  }
}
