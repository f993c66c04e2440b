package app.tune.studio.compatibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.schema.ChangedNumericRange;

/** Tells whether a range of numbers lets less through than it did. */
final class RequestLimits {

  private RequestLimits() {}

  static boolean narrowed(ChangedNumericRange range) {
    return narrowed(
            range.getOldMinimumValue(),
            range.getNewMinimumValue(),
            range.getOldMinimumExclusiveValue(),
            range.getNewMinimumExclusiveValue(),
            1)
        || narrowed(
            range.getOldMaximumValue(),
            range.getNewMaximumValue(),
            range.getOldMaximumExclusiveValue(),
            range.getNewMaximumExclusiveValue(),
            -1);
  }

  private static boolean narrowed(
      @Nullable BigDecimal oldLimit,
      @Nullable BigDecimal newLimit,
      @Nullable Boolean oldExclusive,
      @Nullable Boolean newExclusive,
      int inwards) {
    if (newLimit == null) {
      return false;
    }
    if (oldLimit == null) {
      return true;
    }
    int moved = newLimit.compareTo(oldLimit) * inwards;
    return moved > 0
        || (moved == 0 && Boolean.TRUE.equals(newExclusive) && !Boolean.TRUE.equals(oldExclusive));
  }
}
