package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, times, sums and messages as a person reads them. */
final class Texts {

  private static final int CENTS = 2;
  private static final int SMALL_CENTS = 4;

  private Texts() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
  }

  /** Returns two units at most: 2 h 5 min, 3 min 20 s, 12 s, 0.4 s. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3600) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    } else if (seconds >= 60) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds >= 10
        ? seconds + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  static String cost(BigDecimal sum) {
    int digits = sum.compareTo(BigDecimal.ONE) < 0 ? SMALL_CENTS : CENTS;
    BigDecimal rounded = sum.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded
        .setScale(Math.max(CENTS, rounded.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  static String tokens(BatchProgress progress) {
    @Nullable BigDecimal cost = progress.cost();
    return count(progress.promptTokens() + progress.completionTokens())
        + " tokens"
        + (cost == null ? "" : ", cost " + cost(cost));
  }
}
