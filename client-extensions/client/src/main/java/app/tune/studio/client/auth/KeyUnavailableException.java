package app.tune.studio.client.auth;

/** Thrown when the supplier of the access key failed; its exception is the cause. */
public final class KeyUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyUnavailableException(String why, Exception cause) {
    super("no access key: " + why, cause);
  }
}
