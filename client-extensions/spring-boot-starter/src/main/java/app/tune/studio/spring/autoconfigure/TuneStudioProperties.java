package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.stream.EndRule;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a client. What is null keeps the client's own default.
 *
 * @param enabled Whether clients are configured; of a client with a name, whether it is.
 * @param apiKey Access key. Optional only with a base URL of your own.
 * @param organization Organization that calls are made for; left out by default.
 * @param baseUrl Address that paths are added to; by default that of the documented service.
 * @param path Path of text completions at the server; by default the documented one.
 * @param keyScheme The authentication scheme prefix of the key in its header: "bare" (the default),
 *     "Bearer" or another word.
 * @param preset Kind of server behind the base URL: presets path and key scheme.
 * @param timeout Timeouts of calls.
 * @param retry Which failed calls are sent again.
 * @param connection Connections to the server.
 * @param proxy HTTP proxy on the way to the server.
 * @param ssl TLS.
 * @param limits Sizes beyond which a response is refused.
 * @param endRule What counts as the end of a stream without a terminator.
 * @param headers Headers of every request, by name.
 * @param queryParameters Query parameters of every request, by name.
 * @param callIdHeader Name of a header that sends the client's id of the call; off by default.
 * @param attemptHeader Name of a header that sends the number of the attempt; off by default.
 * @param logBodies Whether bodies and events are logged at debug level.
 * @param observation Metrics and traces of calls, where tune-studio-micrometer is there; the same
 *     for all clients.
 * @param defaults Members of every request that is built by a lambda, by their names, documented or
 *     not: model, max-tokens, temperature and so on.
 * @param clients More clients by name, with all of these settings; what one does not set itself is
 *     taken from here.
 */
@ConfigurationProperties(ClientProperties.ROOT)
record TuneStudioProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String apiKey,
    @Nullable String organization,
    @Nullable String baseUrl,
    @Nullable String path,
    @Nullable String keyScheme,
    @Nullable Preset preset,
    @DefaultValue Timeout timeout,
    @DefaultValue Retry retry,
    @DefaultValue Connection connection,
    @DefaultValue Proxy proxy,
    @DefaultValue Ssl ssl,
    @DefaultValue Limits limits,
    @Nullable EndRule endRule,
    @DefaultValue Map<String, String> headers,
    @DefaultValue Map<String, String> queryParameters,
    @Nullable String callIdHeader,
    @Nullable String attemptHeader,
    @Nullable Boolean logBodies,
    @DefaultValue Observation observation,
    @DefaultValue Map<String, Object> defaults,
    @DefaultValue Map<String, TuneStudioProperties> clients) {

  /** Shows no value, since some are secrets. */
  @Override
  public String toString() {
    return "TuneStudioProperties";
  }

  /** Kinds of servers. */
  enum Preset {

    /** The documented service. */
    TUNE_STUDIO,

    /** Servers of the OpenAI kind: llama.cpp, vLLM, LM Studio. */
    OPENAI_COMPATIBLE
  }

  /**
   * Timeouts of calls.
   *
   * @param connect Limits making a connection, TLS included. Default: 10s.
   * @param firstByte Limits the wait for a response's head, which is the whole generation of a
   *     plain call. Default: 10m.
   * @param idle Limits the wait between two reads of a body. Default: 2m.
   * @param total Limits all attempts and the waits between them; for a stream it ends with the
   *     first event. Default: 10m.
   * @param stream Limits a stream as a whole; off by default.
   */
  record Timeout(
      @Nullable Duration connect,
      @Nullable Duration firstByte,
      @Nullable Duration idle,
      @Nullable Duration total,
      @Nullable Duration stream) {}

  /**
   * Which failed calls are sent again.
   *
   * @param policy Which failures are retried. Default: standard.
   * @param maxRetries How many retries a call makes at most, 0 to 100. Default: 2.
   * @param statuses Statuses that are retried, in place of the policy's.
   * @param lostConnections Whether a connection lost before any byte of the response is tried
   *     again, in place of the policy's choice.
   * @param baseDelay Upper bound of the first wait. Default: 500ms.
   * @param maxDelay Upper bound of every wait. Default: 8s.
   * @param maxRetryAfter Longest wait that a server may ask for. Default: 60s.
   * @param budget How many retries all calls make together.
   */
  record Retry(
      @Nullable Policy policy,
      @Nullable Integer maxRetries,
      @Nullable Set<Integer> statuses,
      @Nullable Boolean lostConnections,
      @Nullable Duration baseDelay,
      @Nullable Duration maxDelay,
      @Nullable Duration maxRetryAfter,
      @DefaultValue Budget budget) {}

  /** The client's policies. */
  enum Policy {

    /** Failed connects, lost connections, and the statuses that pass by themselves. */
    STANDARD,

    /** Only what no server may have worked on. */
    CONSERVATIVE,

    /** Nothing. */
    NONE
  }

  /**
   * How many retries all calls of a client make together.
   *
   * @param unlimited Whether there is no limit.
   * @param size How many retries can be made at once. Default: 100.
   * @param refill How much of a retry each call that succeeds gives back, 0 to 1. Default: 0.2.
   */
  record Budget(
      @DefaultValue("false") boolean unlimited, @Nullable Integer size, @Nullable Double refill) {}

  /**
   * Connections to the server.
   *
   * @param max How many connections are open at most, of blocking and of asynchronous calls each;
   *     without a limit by default.
   * @param keepAlive How long an idle connection is kept for the next call. Default: 30s.
   */
  record Connection(@Nullable Integer max, @Nullable Duration keepAlive) {}

  /**
   * An HTTP proxy.
   *
   * @param system Whether the proxy of the JVM's properties is used.
   * @param host Host of the proxy.
   * @param port Port of the proxy.
   * @param username User at the proxy.
   * @param password Password of that user.
   */
  record Proxy(
      @DefaultValue("false") boolean system,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String username,
      @Nullable String password) {

    /** What is blank, as a variable may be, is not set. */
    Proxy {
      host = orNull(host);
      username = orNull(username);
      password = orNull(password);
    }

    private static @Nullable String orNull(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }

    /** Shows no value, since one is a secret. */
    @Override
    public String toString() {
      return "Proxy";
    }
  }

  /**
   * TLS.
   *
   * @param bundle Name of the SSL bundle that says whom to trust and which certificate to show.
   */
  record Ssl(@Nullable String bundle) {}

  /**
   * Sizes beyond which a response is refused.
   *
   * @param eventSize Size of one event of a stream, 1KB or more. Default: 16MB.
   * @param bodySize Size of the response of a plain call, 1KB or more. Default: 64MB.
   * @param partialText How many characters of a stream are kept for its whole completion and for
   *     exceptions. Default: 16777216.
   */
  record Limits(
      @Nullable DataSize eventSize, @Nullable DataSize bodySize, @Nullable Integer partialText) {}

  /**
   * Metrics and traces of calls.
   *
   * @param enabled Whether calls are observed and measured.
   * @param convention Names of observations and meters, of the OpenTelemetry conventions for
   *     generative AI.
   * @param recordContent How many characters of prompt and completion are recorded as events of the
   *     observation; none by default. They may hold personal data.
   */
  record Observation(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("operation") Convention convention,
      @Nullable Integer recordContent) {}

  /** Names of observations and meters. */
  enum Convention {

    /** The older names, gen_ai.client.operation.duration and so on. */
    OPERATION,

    /** The newer names, gen_ai.client.inference.duration and so on. */
    INFERENCE
  }
}
