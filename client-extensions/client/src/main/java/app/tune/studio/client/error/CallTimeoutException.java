package app.tune.studio.client.error;

import java.time.Duration;

/**
 * Thrown when a limit of time ran out; {@link #phase()} tells which, {@link #limit()} its value.
 *
 * <p>The exchange was cancelled and its connection closed.
 */
public final class CallTimeoutException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** The limits of time of a call. */
  public enum Phase {
    /** Making the connection. */
    CONNECT("no connection"),
    /** From sending the request to the first byte of the answer. */
    FIRST_BYTE("no answer"),
    /** Between two reads of the answer's body. */
    IDLE("no further byte of the answer"),
    /** All attempts and the waits between them; of a stream, up to its first event. */
    TOTAL("the call was not done"),
    /** A stream as a whole, from the call to its end. */
    STREAM("the stream was not done");

    private final String what;

    Phase(String what) {
      this.what = what;
    }
  }

  /** Which limit ran out. */
  private final Phase phase;

  /** The limit's value. */
  private final Duration limit;

  /**
   * Creates the exception of one call that took too long.
   *
   * @param phase which limit ran out
   * @param limit its value
   * @param context what is known of the call
   */
  public CallTimeoutException(Phase phase, Duration limit, ErrorContext context) {
    super(
        phase.what
            + " within "
            + Durations.text(limit)
            + " (limit: "
            + phase.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
            + ")",
        context,
        null);
    this.phase = phase;
    this.limit = limit;
  }

  /** {@return which limit ran out} */
  public Phase phase() {
    return phase;
  }

  /** {@return the limit's value} */
  public Duration limit() {
    return limit;
  }
}
