package app.tune.studio.client.internal.settings;

import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import feign.RequestInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import lombok.Singular;
import lombok.Value;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one call: those of the client, overridden by the call's options. Immutable.
 *
 * <p>All defaults are defined here.
 */
@Value
@Builder(toBuilder = true)
@Accessors(fluent = true)
@SuppressWarnings({"cast", "NullAway.Init"}) // from the generated Lombok builder
public class CallSettings {

  /** From the start of an attempt, connecting included, to the head of its response. */
  @Builder.Default Duration firstByteTimeout = Duration.ofMinutes(10);

  /** Between two reads of a body. */
  @Builder.Default Duration idleTimeout = Duration.ofMinutes(2);

  /** Over all attempts and waits; for a stream, up to its first event. */
  @Builder.Default Duration totalTimeout = Duration.ofMinutes(10);

  /** Over a whole stream, or null for none. */
  @Nullable Duration streamTimeout;

  @Builder.Default RetryPolicy retryPolicy = RetryPolicy.standard();

  /** The header that numbers the attempts, or null. */
  @Nullable String attemptHeader;

  /** The header that holds the call's id, or null. */
  @Nullable String callIdHeader;

  @Builder.Default EndRule endRule = EndRule.FINISHED;
  @Builder.Default int maxEventSize = 16 * 1024 * 1024;
  @Builder.Default int maxBodySize = 64 * 1024 * 1024;

  /** The number of characters of a stream's text kept for its completion and for exceptions. */
  @Builder.Default int maxPartialText = 16 * 1024 * 1024;

  /** Whether bodies and events are logged. */
  boolean logBodies;

  /** Adds the organization to a request, or null. */
  @Nullable RequestInterceptor organization;

  /** The access key; a supplier is called again after a 401. */
  @Builder.Default KeySettings key = KeySettings.NONE;

  @Singular Map<String, String> headers;

  @Singular("queryParameter")
  Map<String, String> query;

  @Singular("bodyMember")
  Map<String, Object> bodyMembers;

  @Singular List<RequestInterceptor> interceptors;

  @Singular List<CallListener> callListeners;

  /** Omits all values: headers, members and parameters may hold secrets. */
  @Override
  public String toString() {
    return "CallSettings";
  }

  /** Builds the settings of a call. */
  public static class CallSettingsBuilder {

    @Override
    public String toString() {
      return "CallSettingsBuilder";
    }
  }
}
