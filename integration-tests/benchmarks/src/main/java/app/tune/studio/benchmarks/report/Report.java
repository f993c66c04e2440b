package app.tune.studio.benchmarks.report;

import app.tune.studio.benchmarks.Options;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the results: a table, a picture, and all values as JSON. */
public final class Report {

  private static final String LEGEND =
      """
      Ratios to pull of the same round, their median over the rounds; the column of pull has its value.
      Figures whose aim has a unit: the value, and its ratio to pull. In brackets: minimum and maximum.

      pull: the JDK's client by hand; body as an input stream, Jackson's streaming parser, no objects
      push: the JDK's client by hand, asynchronous; parses on the client's thread
      httpclient5, okhttp: Apache HttpClient 5 and OkHttp 5 by hand, with the same parser
      tune: this SDK, with typed chunks; tune-io: with callbacks on the I/O threads, as httpclient5 has them
      openai-java, langchain4j: as published

      Async calls and published streams use the asynchronous API; pull makes blocking ones on threads.
      CPU is that of the client's process; bytes are allocated by all its threads.
      First chunk: median time from the call. Delivery delay: median from the server's write, 5 ms apart.
      Slow streams: wall time for 20 events 100 ms apart. Cold start: from the start of a new JVM.
      Handshakes: 200 connections are opened during the 1.5 s of the stream.
      """;

  private final Results results;
  private final Options options;

  /** Creates a report of results. */
  public Report(Results results, Options options) {
    this.results = results;
    this.options = options;
  }

  /** Prints the table and writes all files. */
  public void write(Path directory) throws IOException {
    String name = "benchmarks-jdk" + options.jdkVersion().feature();
    String conditions =
        "JDK %s, %s %s, %d processors; rounds: %d, seconds per measurement: %d"
            .formatted(
                options.jdkVersion(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                results.rounds().size(),
                options.seconds());
    String table = ResultTable.of(results);
    System.out.println("\n" + conditions + "\n\n" + table + "\n\n" + LEGEND);

    Files.createDirectories(directory);
    Path markdown = directory.resolve(name + ".md");
    Files.writeString(
        markdown, conditions + "\n\n" + table + "\n\n" + LEGEND.replace("\n", "  \n"));
    Path picture = directory.resolve(name + ".svg");
    RatioChart.write(results, conditions, picture);
    Path values = directory.resolve(name + ".json");
    new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(values.toFile(), results.rounds());
    System.out.printf("Written: %s, %s, %s%n", markdown, picture, values);
  }
}
