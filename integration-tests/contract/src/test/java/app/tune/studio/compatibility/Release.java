package app.tune.studio.compatibility;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version by SemVer 2.0.0; what follows its three numbers does not count here. */
record Release(int major, int minor, int patch) {

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-.*)?");

  static Release of(String version) {
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.matches()) {
      throw new IllegalArgumentException("not a version: '" + version + "'");
    }
    return new Release(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)));
  }

  /** Whether this version declares a break: a new major one, or a new minor one before 1.0.0. */
  boolean mayBreak(Release last) {
    return major > last.major || (major == 0 && last.major == 0 && minor > last.minor);
  }

  /** Returns the smallest version that may break what this one promised. */
  Release nextThatMayBreak() {
    return major == 0 ? new Release(0, minor + 1, 0) : new Release(major + 1, 0, 0);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
