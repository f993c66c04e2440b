package app.tune.studio.cli.settings;

import app.tune.studio.cli.report.UsageException;

/**
 * A value and where it was set.
 *
 * @param text the value as it was written
 * @param origin the name of the option or variable, or the profile
 */
public record Value(String text, String origin) {

  /** Returns the failure that says what is wrong with this value. */
  UsageException refused(String why, Throwable cause) {
    return new UsageException(origin + ": " + why, cause);
  }
}
