package app.tune.studio.client.call;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.auth.KeyUnavailableException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.Redaction;
import feign.Request;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that can be prepared again for each attempt, so that interceptors see a fresh template and
 * a supplier of keys is asked anew.
 */
final class PreparedCall {

  private final Operation operation;
  private final JsonBody bodies;
  private final @Nullable Object[] arguments;
  private final CallSettings settings;
  private final RequestHeads heads;

  PreparedCall(
      ApiBinding api,
      Operation operation,
      @Nullable Object[] arguments,
      CallSettings given,
      RequestHeads heads) {
    this.operation = operation;
    this.bodies = api.body();
    this.arguments = arguments.clone();
    this.settings = given;
    this.heads = heads;
  }

  /**
   * Returns the request of an attempt, counted from 1.
   *
   * @throws IllegalArgumentException where an argument, or a header of an interceptor, is refused
   * @throws CredentialsException where the supplier of the key failed
   */
  Request request(int attempt) {
    Object model = operation.body(arguments);
    if (model == null || !settings.interceptors().isEmpty()) {
      return intercepted(attempt);
    }
    List<@Nullable Object> parameters = operation.parameters(arguments);
    RequestHead head =
        RequestHeads.areConstant(parameters)
            ? heads.get(parameters, this::template)
            : RequestHead.of(template());
    return head.request(written(model), headersOfAttempt(attempt, head.url()));
  }

  private Request intercepted(int attempt) {
    RequestTemplate template = template();
    Object model = operation.body(arguments);
    if (model != null && !settings.bodyMembers().isEmpty()) {
      template.body(written(model), StandardCharsets.UTF_8);
    }
    String number = settings.attemptHeader();
    if (number != null) {
      set(template, number, String.valueOf(attempt));
    }
    for (RequestInterceptor interceptor : settings.interceptors()) {
      interceptor.apply(template);
    }
    RequestHead head = RequestHead.of(template);
    return head.request(template.body(), headersOfAttempt(attempt, head.url()));
  }

  /** Returns what Feign makes of the arguments, with the headers and query of each attempt. */
  private RequestTemplate template() {
    RequestTemplate template = Capture.of(operation, arguments);
    settings.query().forEach((name, value) -> template.query(encoded(name), encoded(value)));
    set(template, UserAgent.HEADER, UserAgent.VALUE);
    settings.headers().forEach((name, value) -> set(template, name, value));
    RequestInterceptor organization = settings.organization();
    if (organization != null) {
      organization.apply(template);
    }
    return template;
  }

  private byte[] written(Object model) {
    return bodies.write(model, operation.streamSwitch(), settings.bodyMembers());
  }

  private Map<String, @Nullable String> headersOfAttempt(int attempt, String url) {
    Map<String, @Nullable String> headers = new HashMap<>();
    String number = settings.attemptHeader();
    if (number != null) {
      headers.put(number, String.valueOf(attempt));
    }
    AccessKeyInterceptor key = settings.accessKey();
    if (key != null) {
      try {
        headers.put(TextCompletionsApi.AUTHORIZATION, key.authorization());
      } catch (KeyUnavailableException failure) {
        throw new CredentialsException(
            String.valueOf(failure.getMessage()),
            ErrorContext.of(url, attempt, Redaction.NONE),
            failure.getCause());
      }
    }
    return headers;
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
    return written == null ? 0 : bodies.number(operation.stream().count(), written);
  }

  Operation operation() {
    return operation;
  }

  CallSettings settings() {
    return settings;
  }
}
