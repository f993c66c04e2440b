package app.tune.studio.spark;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import java.util.Locale;

/** How failures are named in the error field, and which of them end the job. */
final class ErrorKind {

  /** A row whose members break the contract: nothing was sent. */
  static final String INVALID_REQUEST = "invalid_request";

  private ErrorKind() {}

  /** Returns the name of the exception without its ending, as {@code rate_limit}. */
  static String of(Throwable failure) {
    return failure
        .getClass()
        .getSimpleName()
        .replaceAll("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** Returns whether every other request would fail as well: wrong key, no money, no quota left. */
  static boolean endsJob(TuneStudioException failure) {
    return failure instanceof AuthenticationException
        || failure instanceof CredentialsException
        || (failure instanceof ApiException refused
            && refused.status() >= 400
            && !RetryPolicy.standard().mayRetry(refused));
  }
}
