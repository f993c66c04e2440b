package app.tune.studio.benchmarks.contestant;

import java.util.concurrent.CompletableFuture;

/** A client under measurement whose calling thread does not wait. */
public interface AsyncContestant extends AutoCloseable {

  /** Starts a plain call; the future holds its text. */
  default CompletableFuture<String> complete(String prompt) {
    throw new UnsupportedOperationException();
  }

  /** Starts a stream; the future completes at its end. */
  default CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    throw new UnsupportedOperationException();
  }

  /** Opens a stream, waits for its first token, and returns the handle that cancels it. */
  default AutoCloseable open(String prompt) {
    throw new UnsupportedOperationException();
  }

  @Override
  void close();
}
