package app.tune.studio.benchmarks;

/**
 * What the server is asked to answer, carried by the prompt: so every client can ask for it.
 *
 * @param events how many chunks to stream, 0 for a plain answer
 * @param perWrite how many of them go into one write, and one HTTP chunk
 * @param pauseMicros how long the server waits between two writes; each event is stamped then
 */
public record Workload(int events, int perWrite, int pauseMicros) {

  private static final String MARK = "workload:";

  /** A plain answer. */
  public static final Workload PLAIN = new Workload(0, 1, 0);

  /** Returns a stream without pauses. */
  public static Workload stream(int events, int perWrite) {
    return new Workload(events, perWrite, 0);
  }

  /** Returns a stream of stamped events. */
  public static Workload slow(int events, int pauseMicros) {
    return new Workload(events, 1, pauseMicros);
  }

  /** Returns the prompt that asks for this. */
  public String prompt() {
    return MARK + events + ":" + perWrite + ":" + pauseMicros + ":";
  }

  /** Returns what a request body asks for. */
  public static Workload in(String body) {
    int mark = body.indexOf(MARK);
    if (mark < 0) {
      return PLAIN;
    }
    String[] numbers = body.substring(mark + MARK.length()).split(":", 4);
    return new Workload(
        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
  }
}
