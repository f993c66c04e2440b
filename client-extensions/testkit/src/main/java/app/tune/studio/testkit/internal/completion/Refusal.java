package app.tune.studio.testkit.internal.completion;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown for a request that gets an error response. */
final class Refusal extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** The error types of this server; the contract does not define their names. */
  enum Kind {
    INVALID_REQUEST("invalid_request_error"),
    AUTHENTICATION("authentication_error"),
    PERMISSION("permission_error"),
    NOT_FOUND("not_found_error"),
    SERVER("server_error");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  private final int status;
  private final Kind kind;
  private final @Nullable String member;
  private final transient Map<String, String> headers;

  Refusal(int status, Kind kind, String message) {
    this(status, kind, message, null, Map.of());
  }

  Refusal(
      int status, Kind kind, String message, @Nullable String member, Map<String, String> headers) {
    super(message, null, false, false); // becomes a response, so it needs no stack trace
    this.status = status;
    this.kind = kind;
    this.member = member;
    this.headers = headers;
  }

  /** Returns the refusal of a body that violates the contract. */
  static Refusal badRequest(String message, @Nullable String member) {
    return new Refusal(400, Kind.INVALID_REQUEST, message, member, Map.of());
  }

  int status() {
    return status;
  }

  Kind kind() {
    return kind;
  }

  /** Returns the invalid member of the body, or null if unknown. */
  @Nullable String member() {
    return member;
  }

  /** Returns the additional headers of this error response. */
  Map<String, String> headers() {
    return headers;
  }
}
