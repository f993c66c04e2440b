package app.tune.studio.spring.autoconfigure;

/**
 * A property has a value that the client refuses, or is missing; the message never has a secret.
 */
final class InvalidPropertyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String property;
  private final String reason;

  InvalidPropertyException(String property, String reason) {
    super(property + ": " + reason);
    this.property = property;
    this.reason = reason;
  }

  InvalidPropertyException(String property, IllegalArgumentException refused) {
    this(property, String.valueOf(refused.getMessage()));
    initCause(refused);
  }

  String property() {
    return property;
  }

  String reason() {
    return reason;
  }
}
