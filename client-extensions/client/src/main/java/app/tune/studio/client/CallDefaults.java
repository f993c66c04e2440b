package app.tune.studio.client;

import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.internal.call.CallSettings;
import app.tune.studio.client.retry.AttemptListener;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import feign.RequestInterceptor;
import java.time.Duration;

/** The part of a client's builder that holds for every call, unless its options say otherwise. */
abstract sealed class CallDefaults permits TuneStudioClientBuilder {

  final CallSettings.CallSettingsBuilder settings = CallSettings.builder();

  /** Returns the builder that this is a part of. */
  abstract TuneStudioClientBuilder self();

  /**
   * Limits the wait for an answer's head (of a plain call: the generation); default 10 min.
   *
   * @param limit more than 0
   * @return this builder
   */
  public TuneStudioClientBuilder firstByteTimeout(Duration limit) {
    settings.firstByteTimeout(Limits.positive("firstByteTimeout", limit));
    return self();
  }

  /**
   * Limits the wait between two reads of a body; default 2 min. Comments count as life.
   *
   * @param limit more than 0
   * @return this builder
   */
  public TuneStudioClientBuilder idleTimeout(Duration limit) {
    settings.idleTimeout(Limits.positive("idleTimeout", limit));
    return self();
  }

  /**
   * Limits all attempts and waits; default 10 min. Of a stream, it ends at the first event.
   *
   * @param limit more than 0
   * @return this builder
   */
  public TuneStudioClientBuilder totalTimeout(Duration limit) {
    settings.totalTimeout(Limits.positive("totalTimeout", limit));
    return self();
  }

  /**
   * Limits a stream from the call to its last event; by default there is no such limit.
   *
   * @param limit more than 0
   * @return this builder
   */
  public TuneStudioClientBuilder streamTimeout(Duration limit) {
    settings.streamTimeout(Limits.positive("streamTimeout", limit));
    return self();
  }

  /**
   * Sets which failures are retried, and how; default {@link RetryPolicy#standard()}.
   *
   * @param policy which failures, and the waits between attempts
   * @return this builder
   */
  public TuneStudioClientBuilder retryPolicy(RetryPolicy policy) {
    settings.retryPolicy(policy);
    return self();
  }

  /**
   * Sets who is told of failed attempts.
   *
   * @param listener called on the thread that made the attempt
   * @return this builder
   */
  public TuneStudioClientBuilder attemptListener(AttemptListener listener) {
    settings.attemptListener(listener);
    return self();
  }

  /**
   * Sends the number of each attempt, from 1, in a header of this name; off by default.
   *
   * @param name a token (RFC 9110, 5.6.2)
   * @return this builder
   */
  public TuneStudioClientBuilder attemptHeader(String name) {
    settings.attemptHeader(CallOptions.checkedName(name));
    return self();
  }

  /**
   * Sets what counts as the end of a stream without a terminator.
   *
   * @param rule the rule; by default {@link EndRule#FINISHED}
   * @return this builder
   */
  public TuneStudioClientBuilder endRule(EndRule rule) {
    settings.endRule(rule);
    return self();
  }

  /**
   * Limits one event of a stream, in bytes; default 16 MiB, at least 1 KiB.
   *
   * @param bytes 1,024 or more
   * @return this builder
   */
  public TuneStudioClientBuilder maxEventSize(int bytes) {
    settings.maxEventSize(Limits.atLeast("maxEventSize", 1024, bytes));
    return self();
  }

  /**
   * Limits the answer of a plain call, in bytes; default 64 MiB, at least 1 KiB.
   *
   * @param bytes 1,024 or more
   * @return this builder
   */
  public TuneStudioClientBuilder maxBodySize(int bytes) {
    settings.maxBodySize(Limits.atLeast("maxBodySize", 1024, bytes));
    return self();
  }

  /**
   * Sends a header with each request; per-call headers of the same name replace it.
   *
   * @param name the name of the header, a token (RFC 9110, 5.6.2)
   * @param value its value, printable ASCII
   * @return this builder
   */
  public TuneStudioClientBuilder header(String name, String value) {
    settings.header(CallOptions.checkedName(name), HeaderValue.check(name, value));
    return self();
  }

  /**
   * Adds a Feign interceptor, asked at each attempt, before the access key's own.
   *
   * @param interceptor called before each attempt, by several threads at once
   * @return this builder
   */
  public TuneStudioClientBuilder interceptor(RequestInterceptor interceptor) {
    settings.interceptor(interceptor);
    return self();
  }

  /**
   * Logs the bodies of requests and plain answers at debug level; off by default.
   *
   * @param log whether they are logged
   * @return this builder
   */
  public TuneStudioClientBuilder logBodies(boolean log) {
    settings.logBodies(log);
    return self();
  }

  CallSettings settings() {
    return settings.build();
  }
}
