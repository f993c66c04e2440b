package app.tune.studio.client.error;

import app.tune.studio.client.internal.time.Durations;
import java.time.Duration;
import java.util.Locale;

/**
 * Thrown when a timeout is exceeded; {@link #phase()} is the timeout, {@link #limit()} its value.
 *
 * <p>The exchange was cancelled and its connection closed.
 */
public final class CallTimeoutException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** The timeouts of a call. */
  public enum Phase {
    /** Connecting, including the TLS handshake. */
    CONNECT,
    /** From the start of an attempt, connecting included, to the whole head of the response. */
    FIRST_BYTE,
    /** Between two reads of the response's body. */
    IDLE,
    /** All attempts and the waits between them; for a stream, up to its first event. */
    TOTAL,
    /** A stream as a whole, from the call to its end. */
    STREAM
  }

  /** Which timeout was exceeded. */
  private final Phase phase;

  /** The timeout's value. */
  private final Duration limit;

  /**
   * Creates an exception for a call that exceeded a timeout.
   *
   * @param phase which timeout was exceeded
   * @param limit its value
   * @param context the context of the call
   */
  public CallTimeoutException(Phase phase, Duration limit, ErrorContext context) {
    super(
        phase.name().toLowerCase(Locale.ROOT).replace('_', '-')
            + " timeout of "
            + Durations.text(limit)
            + " exceeded",
        context,
        null);
    this.phase = phase;
    this.limit = limit;
  }

  /** {@return which timeout was exceeded} */
  public Phase phase() {
    return phase;
  }

  /** {@return the timeout's value} */
  public Duration limit() {
    return limit;
  }
}
