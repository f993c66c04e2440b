package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.contestant.Contestant;
import java.util.Locale;

/** Prints what was measured, each figure beside the floor's. */
final class Table {

  private static final String ROW = "| %-29s | %10s | %-13s |";

  private Table() {}

  static String of(Results results) {
    StringBuilder table = new StringBuilder("\n");
    row(table, "", Contestant.FLOOR, "aim");
    Contestant.NAMES.stream().skip(1).forEach(name -> cell(table, name));
    table.append('\n');
    row(table, "---", "---:", "---");
    Contestant.NAMES.stream().skip(1).forEach(name -> cell(table, "---:"));
    table.append('\n');
    for (Figure figure : Figure.values()) {
      if (results.has(figure)) {
        row(table, figure, results);
      }
    }
    return table.append(legend(results)).toString();
  }

  private static void row(StringBuilder table, Figure figure, Results results) {
    double floor = results.median(figure, Contestant.FLOOR);
    row(table, figure.label, Double.isNaN(floor) ? "-" : number(floor), figure.aim);
    for (String name : Contestant.NAMES.subList(1, Contestant.NAMES.size())) {
      double value = results.median(figure, name);
      String text = "-";
      if (!Double.isNaN(value)) {
        text = figure.asRatio ? format("%.2f", value / floor) : number(value);
      }
      cell(table, text);
    }
    table.append('\n');
  }

  private static void row(StringBuilder table, String label, String floor, String aim) {
    table.append(format(ROW, label, floor, aim));
  }

  private static void cell(StringBuilder table, String text) {
    table.append(format(" %11s |", text));
  }

  private static String number(double value) {
    return format(value < 100 ? "%,.1f" : "%,.0f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static String legend(Results results) {
    StringBuilder legend =
        new StringBuilder(
            """

            pull: the JDK's client by hand, body as an input stream, Jackson's streaming parser, no objects (the floor)
            push: the same, read where the bytes arrive, without another thread (the limit)
            stream, publish: our client with full typed chunks; a waiting thread, and none
            Rates, times and CPU are ratios to the floor; bytes, heap, threads and cancel are as they are.

            """);
    for (Figure figure : Figure.values()) {
      if (results.has(figure)) {
        legend.append(format("%-29s %s%n", figure.label, figure.meaning));
      }
    }
    return legend.toString();
  }
}
