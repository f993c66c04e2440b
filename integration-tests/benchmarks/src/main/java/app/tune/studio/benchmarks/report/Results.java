package app.tune.studio.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** All measured values, by round. */
public final class Results {

  private final List<String> contestants;
  private final List<Map<Figure, Map<String, List<Double>>>> rounds = new ArrayList<>();

  /** Creates empty results; the contestants are in the order of the table. */
  public Results(List<String> contestants) {
    this.contestants = contestants;
  }

  List<String> contestants() {
    return contestants;
  }

  List<Map<Figure, Map<String, List<Double>>>> rounds() {
    return rounds;
  }

  /** Starts a round, to which values are added from now on. */
  public void startRound() {
    rounds.add(new EnumMap<>(Figure.class));
  }

  /** Adds a value to the current round; several values of one round are reduced to their median. */
  public void add(Figure figure, String contestant, double value) {
    rounds
        .get(rounds.size() - 1)
        .computeIfAbsent(figure, absent -> new TreeMap<>())
        .computeIfAbsent(contestant, absent -> new ArrayList<>())
        .add(value);
    System.out.printf("  %-55s %-12s %s%n", figure.label, contestant, figure.unit.format(value));
  }

  boolean has(Figure figure) {
    return rounds.stream().anyMatch(round -> round.containsKey(figure));
  }

  /** Returns the values over the rounds. */
  Statistics values(Figure figure, String contestant) {
    ListStatistics values = new ListStatistics();
    for (int round = 0; round < rounds.size(); round++) {
      double value = value(round, figure, contestant);
      if (!Double.isNaN(value)) {
        values.addValue(value);
      }
    }
    return values;
  }

  /** Returns the ratios to the baseline over the rounds, each to the value of the same round. */
  Statistics ratios(Figure figure, String contestant) {
    ListStatistics ratios = new ListStatistics();
    for (int round = 0; round < rounds.size(); round++) {
      double ratio = value(round, figure, contestant) / value(round, figure, figure.baseline());
      if (Double.isFinite(ratio)) {
        ratios.addValue(ratio);
      }
    }
    return ratios;
  }

  private double value(int round, Figure figure, String contestant) {
    List<Double> values =
        rounds.get(round).getOrDefault(figure, Map.of()).getOrDefault(contestant, List.of());
    ListStatistics statistics = new ListStatistics();
    values.forEach(statistics::addValue);
    return median(statistics);
  }

  /** Returns the median, NaN if there are no values. */
  static double median(Statistics statistics) {
    return statistics.getN() == 0 ? Double.NaN : statistics.getPercentile(50);
  }
}
