package app.tune.studio.client;

/** Throws a checked exception undeclared, as code of Kotlin, Scala and Lombok can. */
final class Sneaky {

  private Sneaky() {}

  /** Throws this; returns nothing, but can be thrown so that the compiler sees the end. */
  @SuppressWarnings("unchecked") // the compiler infers an unchecked exception
  static <T extends Throwable> RuntimeException rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
