package app.tune.studio.benchmarks.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, over all rounds. */
final class Results {

  private final Map<Figure, Map<String, List<Double>>> values = new EnumMap<>(Figure.class);

  void add(Figure figure, String contestant, double value) {
    values
        .computeIfAbsent(figure, absent -> new TreeMap<>())
        .computeIfAbsent(contestant, absent -> new ArrayList<>())
        .add(value);
    System.out.printf("  %-32s %-12s %,.1f%n", figure.label.strip(), contestant, value);
  }

  boolean has(Figure figure) {
    return values.containsKey(figure);
  }

  /** Returns the median over the rounds, or NaN where nothing was measured. */
  double median(Figure figure, String contestant) {
    List<Double> all = values.getOrDefault(figure, Map.of()).getOrDefault(contestant, List.of());
    if (all.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
