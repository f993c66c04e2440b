package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Options;
import app.tune.studio.benchmarks.contestant.Form;
import app.tune.studio.benchmarks.report.Figure;
import app.tune.studio.benchmarks.report.Results;
import app.tune.studio.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One pass over the contestants, each measured in a JVM of its own. */
public final class BenchmarkRound {

  private final Options options;
  private final ServerProcess server;
  private final Results results;
  private final ClientJvm jvm;

  /** Creates a round that adds to the results. */
  public BenchmarkRound(Options options, ServerProcess server, Results results) {
    this.options = options;
    this.server = server;
    this.results = results;
    this.jvm = new ClientJvm(options.jdk(), server.trustStore());
  }

  String url() {
    return server.url();
  }

  String tlsUrl() {
    return server.tlsUrl();
  }

  boolean hasVirtualThreads() throws IOException {
    return options.jdkVersion().feature() >= 21;
  }

  /** Returns the chosen contestants that have this form. */
  List<String> contestants(Form form) {
    return form.contestants().stream().filter(options.contestants()::contains).toList();
  }

  /** Returns the values that a main class printed, none if it failed. */
  Map<String, Double> measure(
      Class<?> main, Form form, String contestant, String url, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(form.name(), contestant, url));
    all.add(Integer.toString(options.seconds()));
    all.addAll(List.of(arguments));
    Map<String, Double> values = jvm.run(main, contestant, url, all);
    if (values.isEmpty()) {
      System.out.printf("  %s of %s failed%n", main.getSimpleName(), contestant);
    }
    return values;
  }

  /** Runs a JMH benchmark. */
  Map<String, Double> jmh(
      Class<?> benchmark, Form form, String contestant, String url, int threads, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(benchmark.getName());
    arguments.add(Integer.toString(threads));
    arguments.addAll(List.of(more));
    return measure(JmhMeasurement.class, form, contestant, url, arguments.toArray(String[]::new));
  }

  /** Records a value if it was measured. */
  void add(Figure figure, String contestant, Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value != null) {
      results.add(figure, contestant, value);
    }
  }
}
