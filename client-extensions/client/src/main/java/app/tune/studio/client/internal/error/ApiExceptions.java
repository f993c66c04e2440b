package app.tune.studio.client.internal.error;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ConflictException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.PayloadTooLargeException;
import app.tune.studio.client.error.PaymentRequiredException;
import app.tune.studio.client.error.PermissionDeniedException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.error.RequestTimeoutException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.UnprocessableEntityException;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.time.Durations;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps error responses to exceptions, by status, or by the code of an error in a 200. */
public final class ApiExceptions {

  private static final int MAX_MESSAGE = 2_000;

  private ApiExceptions() {}

  /**
   * {@return the exception for an error in a success response; the context must contain its head}
   *
   * @param said the parsed error
   * @param context the context of the call
   */
  public static ApiException of(ErrorInfo said, ErrorContext context) {
    return of(said, null, "", null, context);
  }

  /**
   * {@return the exception for an error response; the context must contain its head}
   *
   * @param said the parsed error body
   * @param retryAfter the Retry-After of the response, or null
   * @param model the request member that names the model, empty if there is none
   * @param requested the model that the request names, or null
   * @param context the context of the call
   */
  public static ApiException of(
      ErrorInfo said,
      @Nullable Duration retryAfter,
      String model,
      @Nullable String requested,
      ErrorContext context) {
    int http = context.status();
    int status = ResponseHead.isSuccess(http) ? said.statusCode() : http;
    ErrorInfo info = redacted(said, context);
    if (http == 404 && info.param() == null && !model.isEmpty() && isNamed(requested, info)) {
      info = new ErrorInfo(info.message(), info.code(), info.type(), model);
    }
    String message = message(info, context, retryAfter);
    if (http == 404 && (model.isEmpty() || !info.isAbout(model))) {
      message += " (base URL or path?)";
    }
    return switch (status) {
      case 400 -> new BadRequestException(message, info, retryAfter, context);
      case 401 -> new AuthenticationException(message, info, retryAfter, context);
      case 402 -> new PaymentRequiredException(message, info, retryAfter, context);
      case 403 -> new PermissionDeniedException(message, info, retryAfter, context);
      case 404 -> new NotFoundException(message, info, retryAfter, context);
      case 408 -> new RequestTimeoutException(message, info, retryAfter, context);
      case 409 -> new ConflictException(message, info, retryAfter, context);
      case 413 -> new PayloadTooLargeException(message, info, retryAfter, context);
      case 422 -> new UnprocessableEntityException(message, info, retryAfter, context);
      case 429 -> new RateLimitException(message, info, retryAfter, context);
      default -> {
        if (status >= 500 && status < 600) {
          yield new ServerException(message, info, retryAfter, context);
        }
        if (status >= 300 && status < 400) {
          yield new RedirectException(message, info, retryAfter, context);
        }
        yield new ApiException(message, info, retryAfter, context);
      }
    };
  }

  /** Returns whether a message contains the name of a model, which is no part of a longer name. */
  private static boolean isNamed(@Nullable String model, ErrorInfo info) {
    return model != null
        && info.message() != null
        && Pattern.compile("(?<![\\w/.-])" + Pattern.quote(model) + "(?![\\w/-])")
            .matcher(info.message())
            .find();
  }

  private static ErrorInfo redacted(ErrorInfo info, ErrorContext context) {
    return new ErrorInfo(
        redacted(info.message(), context),
        redacted(info.code(), context),
        redacted(info.type(), context),
        redacted(info.param(), context));
  }

  private static @Nullable String redacted(@Nullable String text, ErrorContext context) {
    return text == null ? null : context.redact(text);
  }

  private static String message(ErrorInfo info, ErrorContext context, @Nullable Duration wait) {
    int http = context.status();
    StringBuilder text = new StringBuilder("HTTP ").append(http);
    if (ResponseHead.isSuccess(http)) {
      text.append(" with an error").append(info.code() == null ? "" : " " + info.code());
    }
    if (info.message() != null && !info.message().isBlank()) {
      String words = info.message().strip();
      text.append(": ")
          .append(words.length() > MAX_MESSAGE ? words.substring(0, MAX_MESSAGE) : words);
    }
    String target = context.header("Location");
    if (http >= 300 && http < 400 && target != null) {
      text.append(": redirects are not followed, target: ")
          .append(target.replaceAll("[?#].*|(?<=//)[^/]*@", ""));
    }
    if (wait != null) {
      text.append(" (Retry-After: ").append(Durations.text(wait)).append(")");
    }
    return text.toString();
  }
}
