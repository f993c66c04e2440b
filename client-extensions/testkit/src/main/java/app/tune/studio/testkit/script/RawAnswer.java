package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.script.Ending;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Wire;
import java.io.IOException;

/** An answer of raw bytes: a status line, headers and a body only if the script writes them. */
public final class RawAnswer extends ScriptedAnswer<RawAnswer> {
  RawAnswer(Script script, Ending ending) {
    super(script, ending);
  }

  @Override
  RawAnswer with(Script script, Ending ending) {
    return new RawAnswer(script, ending);
  }

  /**
   * Writes a text.
   *
   * @param text the text, encoded in UTF-8
   * @return this answer
   */
  public RawAnswer bytes(String text) {
    return write(text);
  }

  /**
   * Writes bytes.
   *
   * @param bytes the bytes, sent as is
   * @return this answer
   */
  public RawAnswer bytes(byte[] bytes) {
    return write(bytes);
  }

  /**
   * Closes the connection after the last byte; otherwise another request may follow.
   *
   * @return this answer
   */
  public RawAnswer close() {
    return with(script, Ending.CLOSE);
  }

  @Override
  boolean play(Wire wire) throws IOException, InterruptedException {
    return playScript(wire, true, false);
  }
}
