package app.tune.studio.cli.report;

import app.tune.studio.batch.BatchException;
import app.tune.studio.batch.BatchInputException;
import app.tune.studio.batch.BatchOutputException;
import app.tune.studio.cli.host.ClosedOutputException;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.PaymentRequiredException;
import app.tune.studio.client.error.PermissionDeniedException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.error.RequestTimeoutException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.ErrorDetail;
import java.io.IOException;

/** The statuses that the command exits with. The texts are part of the help. */
public enum ExitCode {
  /** Everything was done. */
  OK(0, "success"),
  /** A failure that has no status of its own. */
  FAILURE(1, "any other failure, such as a file that cannot be read"),
  /** The command line or the configuration is wrong; nothing was sent. */
  USAGE(2, "wrong options, values or configuration; nothing was sent"),
  /** The server refused the request. */
  REFUSED(3, "the server refused the request (400, 404, 409, 413, 422, …)"),
  /** The key was refused. */
  AUTHENTICATION(4, "the key was refused (401, 403)"),
  /** Nothing is left to pay with. */
  QUOTA(5, "payment required or quota exhausted (402, or 429 with such a code)"),
  /** Too many requests, after the retries. */
  RATE_LIMIT(6, "too many requests (429), still after the retries"),
  /** The server failed, after the retries. */
  SERVER(7, "the server failed (5xx), still after the retries"),
  /** No connection, or one that was lost before the response. */
  CONNECTION(8, "no connection, or lost before the response"),
  /** A timeout was exceeded. */
  TIMEOUT(9, "a timeout was exceeded"),
  /** A stream was cut. */
  INCOMPLETE(10, "the stream was cut; what had arrived is on standard output"),
  /** The response is not what it should be. */
  PROTOCOL(11, "the response is not a completion, or a redirect"),
  /** A batch was run to its end, and some items failed. */
  ITEMS_FAILED(12, "batch: done, and some items failed; they are error lines in the output"),
  /** Ctrl-C. */
  INTERRUPTED(130, "interrupted by Ctrl-C"),
  /** Nobody read the output any more. */
  CLOSED_OUTPUT(141, "standard output was closed, as by | head -1"),
  /** The process was asked to end. */
  TERMINATED(143, "ended by SIGTERM");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** {@return the status, 0 to 255} */
  public int status() {
    return status;
  }

  /** {@return what it means, in words} */
  public String meaning() {
    return meaning;
  }

  /**
   * {@return the code of a failed call}
   *
   * @param failure what the call ended with
   */
  public static ExitCode of(TuneStudioException failure) {
    if (failure instanceof IncompleteStreamException) {
      return INCOMPLETE;
    } else if (failure instanceof ApiException refusal) {
      return ofRefusal(refusal);
    } else if (failure instanceof ConnectionException) {
      return CONNECTION;
    } else if (failure instanceof CallTimeoutException) {
      return TIMEOUT;
    } else if (failure instanceof CredentialsException) {
      return AUTHENTICATION;
    } else if (failure instanceof ProtocolException) {
      return PROTOCOL;
    }
    return FAILURE;
  }

  /**
   * {@return the code of a batch that did not come to its end}
   *
   * @param failure what it ended with
   */
  public static ExitCode of(BatchException failure) {
    if (failure instanceof BatchInputException input
        && !input.faults().isEmpty()
        && input.summary() == null) {
      return USAGE;
    } else if (failure instanceof BatchOutputException
        && failure.getCause() instanceof IOException unwritten
        && ClosedOutputException.isMeantBy(unwritten)) {
      return CLOSED_OUTPUT;
    }
    return failure.getCause() instanceof TuneStudioException call ? of(call) : FAILURE;
  }

  private static ExitCode ofRefusal(ApiException refusal) {
    if (refusal instanceof AuthenticationException
        || refusal instanceof PermissionDeniedException) {
      return AUTHENTICATION;
    } else if (refusal instanceof PaymentRequiredException || isQuota(refusal)) {
      return QUOTA;
    } else if (refusal instanceof RateLimitException) {
      return RATE_LIMIT;
    } else if (refusal instanceof ServerException) {
      return SERVER;
    } else if (refusal instanceof RequestTimeoutException) {
      return TIMEOUT;
    }
    return refusal instanceof RedirectException ? PROTOCOL : REFUSED;
  }

  private static boolean isQuota(ApiException refusal) {
    return ErrorDetail.EXHAUSTED_QUOTA_CODES.contains(String.valueOf(refusal.code()))
        || ErrorDetail.EXHAUSTED_QUOTA_CODES.contains(String.valueOf(refusal.type()));
  }
}
