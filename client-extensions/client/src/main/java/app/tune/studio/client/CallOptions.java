package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.auth.OrganizationInterceptor;
import app.tune.studio.client.internal.call.CallSettings;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import feign.RequestInterceptor;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the settings of single calls; the client's own stay as they are for all others.
 *
 * <pre>{@code
 * tune.textCompletions()
 *     .with(o -> o.totalTimeout(Duration.ofSeconds(20)).bodyMember("seed", 7))
 *     .create(r -> r.prompt("Once"));
 * }</pre>
 *
 * <p>The limit for connecting is the client's alone. Not thread-safe; used inside one lambda.
 */
public final class CallOptions {

  private static final Set<String> SET_BY_TRANSPORT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final KeySettings key;
  private final CallSettings.CallSettingsBuilder settings;
  private final ClearTextWarning clearText;

  CallOptions(KeySettings key, CallSettings defaults, ClearTextWarning clearText) {
    this.key = key;
    this.clearText = clearText;
    this.settings = defaults.toBuilder();
  }

  CallSettings settings() {
    return settings.build();
  }

  /**
   * Limits the wait for the head of each attempt's answer; more than 0.
   *
   * @param limit more than 0
   * @return these options
   */
  public CallOptions firstByteTimeout(Duration limit) {
    settings.firstByteTimeout(Limits.positive("firstByteTimeout", limit));
    return this;
  }

  /**
   * Limits the wait between two reads of the answer's body; more than 0.
   *
   * @param limit more than 0
   * @return these options
   */
  public CallOptions idleTimeout(Duration limit) {
    settings.idleTimeout(Limits.positive("idleTimeout", limit));
    return this;
  }

  /**
   * Limits all attempts and the waits between them; of a stream, up to its first event.
   *
   * @param limit more than 0
   * @return these options
   */
  public CallOptions totalTimeout(Duration limit) {
    settings.totalTimeout(Limits.positive("totalTimeout", limit));
    return this;
  }

  /**
   * Limits a stream as a whole, from the call to its last event; null for no such limit.
   *
   * @param limit more than 0, or null
   * @return these options
   */
  public CallOptions streamTimeout(@Nullable Duration limit) {
    settings.streamTimeout(limit == null ? null : Limits.positive("streamTimeout", limit));
    return this;
  }

  /**
   * Sets which failures are retried, and how.
   *
   * @param policy which failures, and the waits between attempts
   * @return these options
   */
  public CallOptions retryPolicy(RetryPolicy policy) {
    settings.retryPolicy(policy);
    return this;
  }

  /**
   * Sets what counts as the end of a stream that has no terminator.
   *
   * @param rule the rule; by default {@link EndRule#FINISHED}
   * @return these options
   */
  public CallOptions endRule(EndRule rule) {
    settings.endRule(rule);
    return this;
  }

  /**
   * Sets a header, in place of one of that name.
   *
   * @param name the name of the header, a token (RFC 9110, 5.6.2)
   * @param value its value, printable ASCII
   * @return these options
   * @throws IllegalArgumentException where name or value cannot be sent, or the name is that of a
   *     header which the client sets itself
   */
  public CallOptions header(String name, String value) {
    settings.header(checkedName(name), HeaderValue.check(name, value));
    return this;
  }

  static String checkedName(String name) {
    if (name.equalsIgnoreCase(TextCompletionsApi.AUTHORIZATION)) {
      throw new IllegalArgumentException(name + ": is set by apiKey(…) and keyScheme(…)");
    }
    if (SET_BY_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(name + ": is set by the transport");
    }
    return HeaderValue.checkName(name);
  }

  /**
   * Adds a query parameter; both parts are encoded here.
   *
   * @param name the name, not encoded
   * @param value its value, not encoded
   * @return these options
   */
  public CallOptions queryParameter(String name, String value) {
    settings.queryParameter(name, value);
    return this;
  }

  /**
   * Sets a member of the request's JSON, documented or not, over what the request says.
   *
   * @param name the name of the member on the wire
   * @param value anything that Jackson can write
   * @return these options
   */
  public CallOptions bodyMember(String name, Object value) {
    settings.bodyMember(name, value);
    return this;
  }

  /**
   * Names another organization.
   *
   * @param id the id of the organization, printable ASCII
   * @return these options
   */
  public CallOptions organization(String id) {
    settings.organization(new OrganizationInterceptor(id));
    return this;
  }

  /**
   * Uses another key, sent in the client's scheme.
   *
   * @param accessKey the key, printable ASCII
   * @return these options
   */
  public CallOptions apiKey(String accessKey) {
    settings.accessKey(AccessKeyInterceptor.of(accessKey, key.scheme())).keySupplied(false);
    clearText.keyGiven();
    return this;
  }

  /**
   * Uses another supplier of keys, asked at each attempt.
   *
   * @param supplier gives the key, or null for none; thread-safe
   * @return these options
   */
  public CallOptions apiKey(Supplier<@Nullable String> supplier) {
    settings.accessKey(new AccessKeyInterceptor(supplier, key.scheme())).keySupplied(true);
    clearText.keyGiven();
    return this;
  }

  /**
   * Adds an interceptor, asked at each attempt, after the client's own.
   *
   * @param interceptor called before each attempt, by several threads at once
   * @return these options
   */
  public CallOptions interceptor(RequestInterceptor interceptor) {
    settings.interceptor(interceptor);
    return this;
  }
}
