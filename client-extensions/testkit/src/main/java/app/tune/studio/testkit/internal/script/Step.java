package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.internal.http.ResponseHead;
import java.io.IOException;

/** One thing an answer does: write a piece, or wait for something. */
public interface Step {
  /** Says that the number of bytes is not known before the step is played. */
  long UNKNOWN = ResponseHead.UNKNOWN_LENGTH;

  /** Does it. */
  void play(Wire wire) throws IOException, InterruptedException;

  /** Returns how many body bytes the step writes, or {@link #UNKNOWN}. */
  default long length() {
    return 0;
  }

  /** Returns whether the step may block for another reason than a slow reader. */
  default boolean waits() {
    return true;
  }

  /** Frees what the step holds, because it will not be played. */
  default void abandon() {}

  /** Returns the step that writes these bytes in one piece. */
  static Step write(byte[] bytes) {
    return new Written(bytes.clone(), 1);
  }

  /** Writes the same bytes a number of times, each time as a write of its own. */
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
