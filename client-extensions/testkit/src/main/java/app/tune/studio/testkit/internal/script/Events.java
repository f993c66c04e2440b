package app.tune.studio.testkit.internal.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** Writes many events, each created when it is due, a number of them per write. */
public record Events(long count, LongFunction<String> data, int perWrite) implements Step {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** Validates the numbers. */
  public Events {
    if (count < 0 || perWrite < 1) {
      throw new IllegalArgumentException(
          "count must be 0 or more and perWrite 1 or more: " + count + ", " + perWrite);
    }
  }

  @Override
  public void play(Wire wire) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < count; i++) {
      text.append(event(data.apply(i)));
      if ((i + 1) % perWrite == 0 || i + 1 == count) {
        wire.piece(bytes(text.toString()));
        text.setLength(0);
      }
    }
  }

  @Override
  public long length() {
    return UNKNOWN;
  }

  /** Returns the text in UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an event with this data; several lines become several {@code data} fields. */
  public static String event(String data) {
    return "data: " + LINE_END.matcher(data).replaceAll("\ndata: ") + "\n\n";
  }
}
