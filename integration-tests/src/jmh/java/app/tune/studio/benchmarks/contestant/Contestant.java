package app.tune.studio.benchmarks.contestant;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client under measurement, made ready for many calls by many threads. */
public interface Contestant extends AutoCloseable {

  /** The floor: what every figure is compared with. */
  String FLOOR = "pull";

  /** All of them, in the order of the table, or those that {@code benchmark.contestants} names. */
  List<String> NAMES =
      List.of(
          System.getProperty(
                  "benchmark.contestants", "pull,stream,publish,push,openai-java,langchain4j")
              .split(","));

  /** Returns a contestant by its name. */
  static Contestant of(String name, String url) {
    return switch (name) {
      case FLOOR -> new PullContestant(url);
      case "push" -> new PushContestant(url);
      case "stream" -> new StreamContestant(url);
      case "publish" -> new PublishContestant(url);
      case "openai-java" -> new OpenAiContestant(url);
      case "langchain4j" -> new LangChain4jContestant(url);
      default -> throw new IllegalArgumentException("contestant: " + NAMES + ", was " + name);
    };
  }

  /** Makes a plain call and returns its text. */
  String complete(String prompt);

  /** Reads a stream to its end, on this thread or another; returns when it is over. */
  void stream(String prompt, Tokens tokens);

  /** Starts a stream that needs no thread to wait for it, or returns null where each needs one. */
  default CompletableFuture<?> start(String prompt, Tokens tokens) {
    return null;
  }

  /** Opens a stream, reads its first token, and returns what ends it. */
  default AutoCloseable open(String prompt) {
    throw new UnsupportedOperationException();
  }

  @Override
  void close();
}
