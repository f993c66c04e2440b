package app.tune.studio.testkit.internal.json;

import app.tune.studio.model.ErrorDetail;
import app.tune.studio.model.ErrorResponse;

/** Writes the JSON of errors. */
public final class ErrorBody {

  private ErrorBody() {}

  /** Returns the JSON of an error without a type. */
  public static byte[] of(String message, Object code) {
    return of(ErrorDetail.builder().message(message).code(code).build());
  }

  /** Returns the JSON of an error. */
  public static byte[] of(ErrorDetail detail) {
    return ModelJson.bytes(ErrorResponse.builder().error(detail).build());
  }
}
