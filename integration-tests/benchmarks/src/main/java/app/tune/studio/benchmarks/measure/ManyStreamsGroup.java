package app.tune.studio.benchmarks.measure;

import static app.tune.studio.benchmarks.contestant.Contestants.BASELINE;

import app.tune.studio.benchmarks.contestant.Form;
import app.tune.studio.benchmarks.report.Figure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 1,000 and 5,000 slow streams at once, blocking and published. */
final class ManyStreamsGroup {

  /** A figure of published streams and of blocking ones, and the value they show. */
  private record Row(Figure blocking, Figure published, String value) {}

  private static final List<Row> OF_1000 =
      List.of(
          new Row(Figure.MANY_1000, Figure.MANY_1000_PUBLISHED, "wall"),
          new Row(Figure.MANY_1000_CPU, Figure.MANY_1000_PUBLISHED_CPU, "cpu"),
          new Row(Figure.MANY_1000_HEAP, Figure.MANY_1000_PUBLISHED_HEAP, "heap"),
          new Row(Figure.MANY_1000_THREADS, Figure.MANY_1000_PUBLISHED_THREADS, "threads"));

  private static final List<Row> OF_5000 =
      List.of(
          new Row(Figure.MANY_5000, Figure.MANY_5000_PUBLISHED, "wall"),
          new Row(Figure.MANY_5000_CPU, Figure.MANY_5000_PUBLISHED_CPU, "cpu"));

  /** Measured with 1,000 streams only, to keep the run short. */
  private static final Set<String> WITH_1000_ONLY = Set.of("okhttp", "langchain4j");

  private ManyStreamsGroup() {}

  static void run(BenchmarkRound round) throws IOException {
    run(round, "1000", OF_1000, Set.of());
    run(round, "5000", OF_5000, WITH_1000_ONLY);
  }

  private static void run(
      BenchmarkRound round, String streams, List<Row> rows, Set<String> excluded)
      throws IOException {
    for (String name : round.contestants(Form.BLOCKING_STREAM)) {
      if (!excluded.contains(name)) {
        Map<String, Double> values = measure(round, Form.BLOCKING_STREAM, name, streams);
        rows.forEach(row -> round.add(row.blocking, name, values, row.value));
        if (name.equals(BASELINE)) {
          rows.forEach(row -> round.add(row.published, name, values, row.value));
        }
      }
    }
    for (String name : round.contestants(Form.ASYNC_STREAM)) {
      if (!excluded.contains(name)) {
        Map<String, Double> values = measure(round, Form.ASYNC_STREAM, name, streams);
        rows.forEach(row -> round.add(row.published, name, values, row.value));
      }
    }
  }

  private static Map<String, Double> measure(
      BenchmarkRound round, Form form, String name, String streams) throws IOException {
    return round.measure(ManyStreams.class, form, name, round.url(), streams, "platform");
  }
}
