package app.tune.studio.benchmarks.contestant;

/** Waits for an asynchronous client, so that both forms are measured by the same code. */
record JoiningContestant(AsyncContestant async) implements BlockingContestant {

  @Override
  public String complete(String prompt) {
    return async.complete(prompt).join();
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    async.stream(prompt, listener).join();
  }

  @Override
  public AutoCloseable open(String prompt) {
    return async.open(prompt);
  }

  @Override
  public void close() {
    async.close();
  }
}
