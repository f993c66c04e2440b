package app.tune.studio.benchmarks;

/**
 * The response that the server is asked for, encoded in the prompt, so that every client can ask.
 *
 * @param events how many chunks to stream, 0 for a plain response
 * @param perWrite how many of them go into one write, and one HTTP chunk
 * @param pauseMicros how long the server waits between two writes; each event then carries its time
 */
public record Workload(int events, int perWrite, int pauseMicros) {

  private static final String PREFIX = "workload:";

  /** A plain response. */
  public static final Workload PLAIN = new Workload(0, 1, 0);

  /** Returns a stream without pauses. */
  public static Workload stream(int events, int perWrite) {
    return new Workload(events, perWrite, 0);
  }

  /** Returns a stream whose events carry the time at which they are written. */
  public static Workload slow(int events, int pauseMicros) {
    return new Workload(events, 1, pauseMicros);
  }

  /** Returns the prompt that asks for this response. */
  public String prompt() {
    return PREFIX + events + ":" + perWrite + ":" + pauseMicros + ":";
  }

  /** Returns the response that a request body asks for. */
  public static Workload in(String body) {
    int start = body.indexOf(PREFIX);
    if (start < 0) {
      return PLAIN;
    }
    String[] numbers = body.substring(start + PREFIX.length()).split(":", 4);
    return new Workload(
        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
  }
}
