package app.tune.studio.client.call;

import app.tune.studio.client.auth.HeaderValue;
import app.tune.studio.client.auth.KeyUnavailableException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.Redaction;
import feign.Request;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A call that can be prepared again for each attempt: Feign resolves it from the start, so that
 * interceptors see a fresh template and a supplier of keys is asked anew.
 */
final class PreparedCall {

  private final Operation operation;
  private final JsonBody body;
  private final @Nullable Object[] arguments;
  private final CallSettings settings;

  PreparedCall(
      ApiBinding api, Operation operation, @Nullable Object[] arguments, CallSettings given) {
    this.operation = operation;
    this.body = api.body();
    this.arguments = arguments.clone();
    this.settings = given;
  }

  /**
   * Returns the request of an attempt, counted from 1.
   *
   * @throws IllegalArgumentException where an argument, or a header of an interceptor, is refused
   * @throws CredentialsException where the supplier of the key failed
   */
  Request request(int attempt) {
    RequestTemplate template = Capture.of(operation, arguments);
    if (!settings.bodyMembers().isEmpty()) {
      body.merge(settings.bodyMembers(), operation.streamSwitch(), template);
    }
    settings.query().forEach((name, value) -> template.query(encoded(name), encoded(value)));
    set(template, UserAgent.HEADER, UserAgent.VALUE);
    settings.headers().forEach((name, value) -> set(template, name, value));
    String number = settings.attemptHeader();
    if (number != null) {
      set(template, number, String.valueOf(attempt));
    }
    apply(settings.organization(), template);
    for (RequestInterceptor interceptor : settings.interceptors()) {
      interceptor.apply(template);
    }
    try {
      apply(settings.accessKey(), template);
    } catch (KeyUnavailableException failure) {
      throw new CredentialsException(
          String.valueOf(failure.getMessage()),
          ErrorContext.of(template.url(), attempt, Redaction.NONE),
          failure.getCause());
    }
    Request request = template.request();
    request.headers().forEach(HeaderValue::checkAll);
    return request;
  }

  private static void apply(@Nullable RequestInterceptor interceptor, RequestTemplate template) {
    if (interceptor != null) {
      interceptor.apply(template);
    }
  }

  private static void set(RequestTemplate template, String name, String value) {
    template.removeHeader(name);
    template.headerLiteral(name, value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns how many choices the request asks for, 0 where it does not say. */
  int expectedChoices(Request request) {
    if (operation.stream() == null || operation.stream().count().isEmpty()) {
      return 0;
    }
    byte[] written = request.body();
    return written == null ? 0 : body.number(operation.stream().count(), written);
  }

  Operation operation() {
    return operation;
  }

  CallSettings settings() {
    return settings;
  }
}
