package app.tune.studio.benchmarks.contestant;

/** A client under measurement whose calling thread waits; shared by all threads. */
public interface BlockingContestant extends AutoCloseable {

  /** Makes a plain call and returns its text. */
  String complete(String prompt);

  /** Reads a stream to its end. */
  void stream(String prompt, TokenListener listener);

  /** Opens a stream, reads its first token, and returns the handle that cancels it. */
  default AutoCloseable open(String prompt) {
    throw new UnsupportedOperationException();
  }

  @Override
  void close();
}
