package app.tune.studio.testkit.script;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an answer, last one first: immutable, so that an answer can be shared and extended,
 * and cheap to extend, so that it can be long.
 */
record Script(@Nullable Script previous, @Nullable Step last, boolean waits, long length) {
  static final Script EMPTY = new Script(null, null, false, 0);

  Script then(Step step) {
    long stepLength = step.length();
    boolean unknown = length == Step.UNKNOWN || stepLength == Step.UNKNOWN;
    return new Script(
        this, step, waits || step.waits(), unknown ? Step.UNKNOWN : sum(length, stepLength));
  }

  private static long sum(long length, long more) {
    return length > Long.MAX_VALUE - more ? Step.UNKNOWN : length + more;
  }

  /** Returns the steps in the order in which they were said. */
  Deque<Step> steps() {
    Deque<Step> steps = new ArrayDeque<>();
    for (Script at = this; at != null && at.last != null; at = at.previous) {
      steps.addFirst(at.last);
    }
    return steps;
  }
}
