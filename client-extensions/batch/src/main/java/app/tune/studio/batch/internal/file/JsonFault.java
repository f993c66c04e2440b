package app.tune.studio.batch.internal.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Words what is wrong with the JSON of a line. */
public final class JsonFault {

  /** Where the parser read from: an array, it says, of whose content it shows nothing. */
  private static final Pattern SOURCE = Pattern.compile("(?s)( \\(start marker)? at \\[Source: .*");

  /** Which method of Java has a limit. */
  private static final Pattern METHOD = Pattern.compile(", from `[^`]*`");

  private JsonFault() {}

  /** Returns the parser's message without what it says of its source and of Java. */
  public static String of(JsonProcessingException failure) {
    String message = SOURCE.matcher(failure.getOriginalMessage()).replaceFirst("");
    return METHOD.matcher(message).replaceAll("");
  }
}
