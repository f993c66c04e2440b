package app.tune.studio.spark;

/** Argument checks, whose messages contain the name and the value. */
final class Arguments {

  private Arguments() {}

  static String notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + ": must not be blank");
    }
    return value;
  }

  static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": must be 1 or more, was " + value);
    }
    return value;
  }
}
