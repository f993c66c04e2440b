package app.tune.studio.benchmarks.report;

import app.tune.studio.benchmarks.contestant.Contestants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.steppschuh.markdowngenerator.table.Table;
import org.openjdk.jmh.util.Statistics;

/** A Markdown table with aligned columns, so that it reads as plain text too. */
final class ResultTable {

  private ResultTable() {}

  static String of(Results results) {
    Table.Builder table = new Table.Builder();
    List<String> contestants = results.contestants();
    table.withAlignments(alignments(contestants.size()));
    List<Object> header = new ArrayList<>(List.of("", "aim"));
    header.addAll(contestants);
    table.addRow(header.toArray());
    Arrays.stream(Figure.values())
        .filter(results::has)
        .forEach(figure -> table.addRow(row(results, figure)));
    return table.build().toString();
  }

  private static List<Integer> alignments(int contestants) {
    List<Integer> alignments = new ArrayList<>(List.of(Table.ALIGN_LEFT, Table.ALIGN_LEFT));
    for (int i = 0; i < contestants; i++) {
      alignments.add(Table.ALIGN_RIGHT);
    }
    return alignments;
  }

  private static Object[] row(Results results, Figure figure) {
    List<Object> cells = new ArrayList<>(List.of(figure.label, figure.aimText()));
    results.contestants().forEach(name -> cells.add(cell(results, figure, name)));
    return cells.toArray();
  }

  private static String cell(Results results, Figure figure, String contestant) {
    double value = Results.median(results.values(figure, contestant));
    if (Double.isNaN(value)) {
      return "";
    }
    String text = figure.unit.format(value);
    Statistics ratios = results.ratios(figure, contestant);
    if (contestant.equals(figure.baseline()) || ratios.getN() == 0) {
      return text;
    }
    double ratio = Results.median(ratios);
    String cell = figure.unit.absolute ? text + " (" + ratio(ratio) + ")" : ratio(ratio);
    if (figure.showsSpread()) {
      cell += " [" + ratio(ratios.getMin()) + "-" + ratio(ratios.getMax()) + "]";
    }
    boolean missed =
        contestant.equals(Contestants.SUBJECT)
            && !Double.isNaN(figure.aim)
            && !figure.isMetBy(figure.unit.absolute ? value : ratio);
    return missed ? cell + " missed" : cell;
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio);
  }
}
