package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.internal.http.ResponseHead;
import java.io.IOException;

/** A step of an answer: writes a piece, or waits. */
public interface Step {
  /** Denotes that the number of bytes is unknown before the step is played. */
  long UNKNOWN = ResponseHead.UNKNOWN_LENGTH;

  /** Performs the step. */
  void play(Wire wire) throws IOException, InterruptedException;

  /** Returns the number of body bytes that the step writes, or {@link #UNKNOWN}. */
  default long length() {
    return 0;
  }

  /** Returns whether the step may block for another reason than a slow reader. */
  default boolean waits() {
    return true;
  }

  /** Releases the resources of the step if it will not be played. */
  default void abandon() {}

  /** Returns a step that writes these bytes in one piece. */
  static Step write(byte[] bytes) {
    return new Written(bytes.clone(), 1);
  }

  /** Writes the same bytes repeatedly, each time in a separate write. */
  record Written(byte[] bytes, long times) implements Step {
    @Override
    public void play(Wire wire) throws IOException, InterruptedException {
      for (long i = 0; i < times; i++) {
        wire.piece(bytes);
      }
    }

    @Override
    public long length() {
      boolean tooLong = bytes.length > 0 && times > Long.MAX_VALUE / bytes.length;
      return tooLong ? UNKNOWN : bytes.length * times;
    }

    @Override
    public boolean waits() {
      return false;
    }
  }
}
