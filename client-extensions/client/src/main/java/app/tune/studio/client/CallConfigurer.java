package app.tune.studio.client;

import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.auth.OrganizationInterceptor;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.internal.settings.CallSettings.CallSettingsBuilder;
import app.tune.studio.client.internal.settings.KeySettings;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import feign.RequestInterceptor;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a call. Set on the client's builder they apply to all of its calls; set as
 * options, only to those calls. A number, duration, key or header that is out of its range causes
 * an {@link IllegalArgumentException} that names the setting, the limit and the value, unless that
 * may be secret.
 *
 * @param <B> the builder or the options themselves
 */
public abstract sealed class CallConfigurer<B extends CallConfigurer<B>>
    permits CallOptions, TuneStudioClientBuilder {

  private final CallSettingsBuilder settings;
  private KeySettings key;

  CallConfigurer(CallSettings defaults) {
    this.settings = defaults.toBuilder();
    this.key = defaults.key();
  }

  /** Returns this object as its own type. */
  abstract B self();

  CallSettings settings() {
    return settings.key(key.checked()).build();
  }

  KeySettings key() {
    return key;
  }

  /**
   * Sets the access key; rejects one that is blank or not a valid header value.
   *
   * @param accessKey the key, printable ASCII
   * @return this
   */
  public B apiKey(String accessKey) {
    key = key.withKey(accessKey);
    return self();
  }

  /**
   * Sets a supplier of the access key, called at every attempt, and again after a 401: if it then
   * returns a different key, the call is sent once more, regardless of the retry policy. It may
   * return null for no key. It is called by the threads that make calls, so it must be thread-safe.
   *
   * @param supplier returns the key, or null
   * @return this
   */
  public B apiKey(Supplier<@Nullable String> supplier) {
    key = key.withSupplier(supplier);
    return self();
  }

  /**
   * Sets the authentication scheme prefix of the key; none by default.
   *
   * @param scheme by default {@link KeyScheme#BARE}
   * @return this
   */
  public B keyScheme(KeyScheme scheme) {
    key = key.withScheme(scheme);
    return self();
  }

  /**
   * Sets the organization; by default the header is left out and the server chooses.
   *
   * @param id its id, printable ASCII
   * @return this
   */
  public B organization(String id) {
    settings.organization(new OrganizationInterceptor(id));
    return self();
  }

  /**
   * Limits the time from the start of an attempt to the head of the response. It includes the wait
   * for a free connection, connecting and, for a plain call, the whole generation.
   *
   * @param timeout more than 0; 10 min by default
   * @return this
   */
  public B firstByteTimeout(Duration timeout) {
    settings.firstByteTimeout(Limits.positive("firstByteTimeout", timeout));
    return self();
  }

  /**
   * Limits the wait between two reads of a body. Comments of an event stream reset it.
   *
   * @param timeout more than 0; 2 min by default
   * @return this
   */
  public B idleTimeout(Duration timeout) {
    settings.idleTimeout(Limits.positive("idleTimeout", timeout));
    return self();
  }

  /**
   * Limits all attempts and the waits between them; for a stream it ends with the first event.
   *
   * @param timeout more than 0; 10 min by default
   * @return this
   */
  public B totalTimeout(Duration timeout) {
    settings.totalTimeout(Limits.positive("totalTimeout", timeout));
    return self();
  }

  /**
   * Limits a stream as a whole, from the call to its last event.
   *
   * @param timeout more than 0, or null (the default) for none
   * @return this
   */
  public B streamTimeout(@Nullable Duration timeout) {
    settings.streamTimeout(timeout == null ? null : Limits.positive("streamTimeout", timeout));
    return self();
  }

  /**
   * Sets which failures are retried, and how.
   *
   * @param policy by default {@link RetryPolicy#standard()}
   * @return this
   */
  public B retryPolicy(RetryPolicy policy) {
    settings.retryPolicy(policy);
    return self();
  }

  /**
   * Adds a listener. Listeners are notified in the order they were added, those of the client
   * first.
   *
   * @param listener must be thread-safe
   * @return this
   */
  public B callListener(CallListener listener) {
    settings.callListener(listener);
    return self();
  }

  /**
   * Sends the number of each attempt, from 1, in a header of this name; off by default.
   *
   * @param name a token (RFC 9110, 5.6.2)
   * @return this
   */
  public B attemptHeader(String name) {
    settings.attemptHeader(Limits.headerName(name));
    return self();
  }

  /**
   * Sends the client's id of the call in a header of this name; off by default.
   *
   * @param name a token (RFC 9110, 5.6.2)
   * @return this
   */
  public B callIdHeader(String name) {
    settings.callIdHeader(Limits.headerName(name));
    return self();
  }

  /**
   * Sets when a stream without a terminator counts as complete.
   *
   * @param rule by default {@link EndRule#FINISHED}
   * @return this
   */
  public B endRule(EndRule rule) {
    settings.endRule(rule);
    return self();
  }

  /**
   * Limits the size of one stream event, in bytes.
   *
   * @param bytes 1,024 or more; 16 MiB by default
   * @return this
   */
  public B maxEventSize(int bytes) {
    settings.maxEventSize(Limits.atLeast("maxEventSize", 1024, bytes));
    return self();
  }

  /**
   * Limits the size of a plain call's response body, in bytes.
   *
   * @param bytes 1,024 or more; 64 MiB by default
   * @return this
   */
  public B maxBodySize(int bytes) {
    settings.maxBodySize(Limits.atLeast("maxBodySize", 1024, bytes));
    return self();
  }

  /**
   * Limits how much text of a stream is kept, for the accumulated completion and for exceptions.
   * Beyond the limit the stream itself continues, but accumulating the completion fails.
   *
   * @param characters 0 or more, over all choices; 16 Mi by default
   * @return this
   */
  public B maxPartialText(int characters) {
    settings.maxPartialText(Limits.atLeast("maxPartialText", 0, characters));
    return self();
  }

  /**
   * Sets a header, replacing any of the same name.
   *
   * @param name the name of the header, a token (RFC 9110, 5.6.2)
   * @param value its value, printable ASCII
   * @return this
   * @throws IllegalArgumentException if name or value is not valid in a header, or the header is
   *     that of the key or one that the transport sets, such as Host
   */
  public B header(String name, String value) {
    settings.header(Limits.headerName(name), HeaderValue.check(name, value));
    return self();
  }

  /**
   * Sets a query parameter, replacing any of the same name; both are percent-encoded by this
   * method.
   *
   * @param name the name, not encoded
   * @param value its value, not encoded
   * @return this
   */
  public B queryParameter(String name, String value) {
    settings.queryParameter(name, value);
    return self();
  }

  /**
   * Sets a member of the request's JSON, documented or not, overriding the request's own.
   *
   * @param name the name of the member on the wire
   * @param value any value that Jackson can serialize
   * @return this
   */
  public B bodyMember(String name, Object value) {
    settings.bodyMember(name, value);
    return self();
  }

  /**
   * Adds a Feign interceptor, called at each attempt before the access key is added.
   *
   * @param interceptor must be thread-safe
   * @return this
   */
  public B interceptor(RequestInterceptor interceptor) {
    settings.interceptor(interceptor);
    return self();
  }

  /**
   * Logs the bodies of requests and responses, and the events of streams, at debug level.
   *
   * @param log whether they are logged; false by default
   * @return this
   */
  public B logBodies(boolean log) {
    settings.logBodies(log);
    return self();
  }
}
