package app.tune.studio.client.internal.operation;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.internal.settings.CallSettings;
import feign.MethodMetadata;
import feign.Request;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import feign.Util;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Creates the requests of one operation with one set of settings, as Feign does: the template is
 * resolved, the encoder writes the body, interceptors run, the target creates the request.
 *
 * <p>The body is encoded once per call; interceptors get a new template at each attempt, and the
 * access key is added last. Thread-safe.
 */
public final class RequestFactory {

  private final Operation operation;
  private final CallSettings settings;
  private final RequestVariables variables;
  private final JsonEncoder encoder;
  private final boolean needsBody;
  private final @Nullable AccessKeyInterceptor accessKey;

  /** Most calls differ only in the body, and resolving a template is the most expensive step. */
  private volatile Map.@Nullable Entry<Map<String, Object>, Request> lastHead;

  /** Creates a factory for one operation. */
  public RequestFactory(Operation operation, CallSettings settings) {
    this.operation = operation;
    this.settings = settings;
    this.variables = new RequestVariables(operation.metadata());
    this.accessKey = settings.key().interceptor();
    this.encoder = new JsonEncoder(operation, settings.bodyMembers());
    this.needsBody = operation.needsBody();
  }

  /**
   * Prepares a call by encoding the body once for all attempts.
   *
   * @throws IllegalArgumentException if an argument is invalid
   */
  public PreparedRequest prepare(Invocation invocation) {
    Object model = invocation.body();
    byte[] body = null;
    if (model == null && needsBody) {
      throw new IllegalArgumentException("the request: must not be null");
    }
    if (model != null) {
      RequestTemplate encoded = new RequestTemplate();
      encoder.encode(model, operation.metadata().bodyType(), encoded);
      body = encoded.body();
    }
    return new PreparedRequest(variables.of(invocation.arguments()), body);
  }

  /**
   * Returns the request of one attempt.
   *
   * @param added headers of listeners, added before interceptors run
   * @param attempt its number, from 1
   * @param key the value of {@link #authorization()} if it was asked for already, else null
   * @throws IllegalArgumentException if a header of an interceptor is invalid
   * @throws app.tune.studio.client.auth.KeyUnavailableException if the key supplier failed
   */
  public Request request(
      PreparedRequest prepared,
      Map<String, String> added,
      String callId,
      int attempt,
      @Nullable String key) {
    return settings.interceptors().isEmpty()
        ? plain(prepared, added, callId, attempt, key)
        : intercepted(prepared, added, callId, attempt, key);
  }

  /**
   * Returns the value of the authorization header of the next request, or null for none.
   *
   * @throws app.tune.studio.client.auth.KeyUnavailableException if the key supplier failed
   */
  public @Nullable String authorization() {
    return accessKey == null ? null : accessKey.authorization();
  }

  /** Without user interceptors all attempts have the same head except for the key and the ids. */
  private Request plain(
      PreparedRequest prepared,
      Map<String, String> added,
      String callId,
      int attempt,
      @Nullable String key) {
    Request head = head(prepared.variables());
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(head.headers());
    put(headers, settings.callIdHeader(), callId);
    put(headers, settings.attemptHeader(), String.valueOf(attempt));
    for (Map.Entry<String, String> header : added.entrySet()) {
      put(headers, header.getKey(), header.getValue());
    }
    put(headers, TextCompletionsApi.AUTHORIZATION, key == null ? authorization() : key);
    byte[] body = prepared.body();
    if (body != null) {
      put(headers, Util.CONTENT_LENGTH, String.valueOf(body.length));
    }
    return Request.create(
        head.httpMethod(),
        head.url(),
        headers,
        body,
        StandardCharsets.UTF_8,
        head.requestTemplate());
  }

  private static void put(
      Map<String, Collection<String>> headers, @Nullable String name, @Nullable String value) {
    if (name != null && value != null) {
      headers.put(name, List.of(value));
    }
  }

  private Request head(Map<String, Object> variables) {
    Map.Entry<Map<String, Object>, Request> last = lastHead;
    if (last != null && last.getKey().equals(variables)) {
      return last.getValue();
    }
    Request made = checked(operation.target().apply(resolved(variables)));
    lastHead = Map.entry(variables, made);
    return made;
  }

  private Request intercepted(
      PreparedRequest prepared,
      Map<String, String> added,
      String callId,
      int attempt,
      @Nullable String key) {
    RequestTemplate template = resolved(prepared.variables());
    if (prepared.body() != null) {
      template.body(prepared.body(), StandardCharsets.UTF_8);
    }
    setIfNamed(template, settings.callIdHeader(), callId);
    setIfNamed(template, settings.attemptHeader(), String.valueOf(attempt));
    added.forEach((name, value) -> set(template, name, value));
    for (RequestInterceptor interceptor : settings.interceptors()) {
      interceptor.apply(template);
    }
    if (key != null) {
      set(template, TextCompletionsApi.AUTHORIZATION, key);
    } else if (accessKey != null) {
      accessKey.apply(template);
    }
    return checked(operation.target().apply(template));
  }

  private static Request checked(Request request) {
    request.headers().forEach(HeaderValue::checkAll);
    return request;
  }

  private RequestTemplate resolved(Map<String, Object> variables) {
    MethodMetadata metadata = operation.metadata();
    RequestTemplate template = RequestTemplate.from(metadata.template()).resolve(variables);
    template.methodMetadata(metadata).feignTarget(operation.target());
    settings.query().forEach((name, value) -> template.query(encoded(name), encoded(value)));
    set(template, UserAgent.HEADER, UserAgent.VALUE);
    settings.headers().forEach((name, value) -> set(template, name, value));
    if (settings.organization() != null) {
      settings.organization().apply(template);
    }
    return template;
  }

  /** Returns the URL without query, for a call that has no request yet. */
  public String url() {
    return operation.target().url() + operation.metadata().template().path();
  }

  private static void setIfNamed(RequestTemplate template, @Nullable String name, String value) {
    if (name != null) {
      set(template, name, value);
    }
  }

  private static void set(RequestTemplate template, String name, String value) {
    template.removeHeader(name);
    template.headerLiteral(name, value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns the model named in a call, or null. */
  public @Nullable Object model(Invocation invocation) {
    Object changed = settings.bodyMembers().get(operation.modelName());
    return changed == null ? operation.modelOf(invocation.body()) : changed;
  }

  /** Returns the value of a request's authorization header, or null. */
  public static @Nullable String authorization(Request request) {
    Collection<String> values =
        request.headers().getOrDefault(TextCompletionsApi.AUTHORIZATION, List.of());
    return values.isEmpty() ? null : values.iterator().next();
  }

  /** Returns the operation. */
  public Operation operation() {
    return operation;
  }

  /** Returns the settings. */
  public CallSettings settings() {
    return settings;
  }
}
