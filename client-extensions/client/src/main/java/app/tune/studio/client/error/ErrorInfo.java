package app.tune.studio.client.error;

import java.io.Serializable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error body, whatever its format.
 *
 * @param message the server's message, or null
 * @param code the code as text, or null
 * @param type the error type, or null
 * @param param the invalid request member, or null
 * @serial exclude
 */
public record ErrorInfo(
    @Nullable String message, @Nullable String code, @Nullable String type, @Nullable String param)
    implements Serializable {

  /** No information beyond the status. */
  public static final ErrorInfo NONE = new ErrorInfo(null, null, null, null);

  /**
   * {@return whether the error names this member of the request: as its param, or as a word of its
   * code or message} Part of a longer word or of a path does not count.
   *
   * @param member the name of the member in JSON, such as {@code model}
   */
  public boolean isAbout(String member) {
    if (member.equals(param)) {
      return true;
    }
    Pattern word = Pattern.compile("(?<![A-Za-z/])(?i:" + Pattern.quote(member) + ")(?![a-z/])");
    return Stream.of(code, message).anyMatch(text -> text != null && word.matcher(text).find());
  }

  /** {@return the code as a number if it is an HTTP error status (400 to 599), else 0} */
  public int statusCode() {
    if (code == null || code.length() != 3) {
      return 0;
    }
    char first = code.charAt(0);
    boolean digits = code.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && (first == '4' || first == '5') ? Integer.parseInt(code) : 0;
  }
}
