package app.tune.studio.testkit.internal.completion;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error. */
final class Refusal extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** The kinds of errors that this server knows; the contract leaves their names open. */
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
    super(message, null, false, false); // an answer, not a failure: nobody looks at its stack
    this.status = status;
    this.kind = kind;
    this.member = member;
    this.headers = headers;
  }

  /** A body that breaks a rule of the contract. */
  static Refusal badRequest(String message, @Nullable String member) {
    return new Refusal(400, Kind.INVALID_REQUEST, message, member, Map.of());
  }

  int status() {
    return status;
  }

  Kind kind() {
    return kind;
  }

  /** The member of the body that is to blame, if it is known. */
  @Nullable String member() {
    return member;
  }

  /** Headers that this answer needs beside those of all answers. */
  Map<String, String> headers() {
    return headers;
  }
}
