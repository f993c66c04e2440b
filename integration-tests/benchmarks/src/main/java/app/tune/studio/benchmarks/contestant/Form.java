package app.tune.studio.benchmarks.contestant;

import java.util.List;

/** How a call is made, and which contestants can make it that way. */
public enum Form {
  /** Plain calls; the calling thread waits. */
  BLOCKING_CALL("pull", "tune", "httpclient5", "okhttp", "openai-java", "langchain4j"),
  /** Plain calls that return a future. */
  ASYNC_CALL("push", "tune", "tune-io", "httpclient5", "okhttp", "openai-java"),
  /** Streams; the reading thread waits. */
  BLOCKING_STREAM("pull", "tune", "httpclient5", "okhttp", "openai-java"),
  /** Streams that call back. */
  ASYNC_STREAM("push", "tune", "tune-io", "httpclient5", "openai-java", "langchain4j");

  private final List<String> contestants;

  Form(String... contestants) {
    this.contestants = List.of(contestants);
  }

  /** Returns the names of the contestants that have this form, in the order of the table. */
  public List<String> contestants() {
    return contestants;
  }
}
