package app.tune.studio.benchmarks.contestant;

import java.util.List;

/** Makes the contestants; only the classes of the one that is asked for are loaded. */
public final class Contestants {

  /** The JDK's client by hand, to which all figures are compared. */
  public static final String BASELINE = "pull";

  /** The contestant whose results are compared with the aims. */
  public static final String SUBJECT = "tune";

  /** The same with callbacks on the I/O threads, where those written by hand have theirs. */
  private static final String SUBJECT_ON_IO_THREADS = "tune-io";

  /** All names, in the order of the table. */
  public static final List<String> NAMES =
      List.of(
          BASELINE,
          SUBJECT,
          SUBJECT_ON_IO_THREADS,
          "httpclient5",
          "okhttp",
          "push",
          "openai-java",
          "langchain4j");

  private Contestants() {}

  /** Returns a client that waits, in either form. */
  public static BlockingContestant of(Form form, String name, String url) {
    return switch (form) {
      case BLOCKING_CALL, BLOCKING_STREAM -> blocking(name, url);
      case ASYNC_CALL, ASYNC_STREAM -> new JoiningContestant(async(name, url));
    };
  }

  /** Returns a blocking client. */
  public static BlockingContestant blocking(String name, String url) {
    return switch (name) {
      case BASELINE -> new JdkBlocking(url);
      case SUBJECT -> new TuneBlocking(url);
      case "httpclient5" -> new HttpClient5Blocking(url);
      case "okhttp" -> new OkHttpBlocking(url);
      case "openai-java" -> new OpenAiBlocking(url);
      case "langchain4j" -> new LangChain4jBlocking(url);
      default -> throw new IllegalArgumentException("no blocking contestant " + name);
    };
  }

  /** Returns an asynchronous client. */
  public static AsyncContestant async(String name, String url) {
    return switch (name) {
      case "push" -> new JdkAsync(url);
      case SUBJECT -> new TuneAsync(TuneBlocking.client(url).build());
      case SUBJECT_ON_IO_THREADS ->
          new TuneAsync(TuneBlocking.client(url).executor(Runnable::run).build());
      case "httpclient5" -> new HttpClient5Async(url);
      case "okhttp" -> new OkHttpAsync(url);
      case "openai-java" -> new OpenAiAsync(url);
      case "langchain4j" -> new LangChain4jAsync(url);
      default -> throw new IllegalArgumentException("no asynchronous contestant " + name);
    };
  }
}
