package app.tune.studio.testkit.internal.script;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an answer, linked from last to first. Immutable, so that answers can be shared, and
 * cheap to extend.
 */
public record Script(@Nullable Script previous, @Nullable Step last, boolean waits, long length) {

  /** The empty script. */
  public static final Script EMPTY = new Script(null, null, false, 0);

  /** Returns this script with one more step. */
  public Script then(Step step) {
    long stepLength = step.length();
    boolean unknown = length == Step.UNKNOWN || stepLength == Step.UNKNOWN;
    return new Script(
        this, step, waits || step.waits(), unknown ? Step.UNKNOWN : sum(length, stepLength));
  }

  private static long sum(long length, long more) {
    return length > Long.MAX_VALUE - more ? Step.UNKNOWN : length + more;
  }

  /** Returns these steps after those of another script. */
  public Script after(Script first) {
    Script joined = first;
    for (Step step : steps()) {
      joined = joined.then(step);
    }
    return joined;
  }

  /** Returns the steps in the order in which they were added. */
  public Deque<Step> steps() {
    Deque<Step> steps = new ArrayDeque<>();
    for (Script at = this; at != null && at.last != null; at = at.previous) {
      steps.addFirst(at.last);
    }
    return steps;
  }
}
