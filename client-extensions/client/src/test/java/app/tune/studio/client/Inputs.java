package app.tune.studio.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Arguments of tests that try each input in each mode. */
final class Inputs {

  private Inputs() {}

  /** Returns each input with each mode of a call. */
  static Stream<Arguments> inAllModes(String... inputs) {
    return combined(List.of(Mode.values()), inputs);
  }

  /** Returns each input with each mode that streams. */
  static Stream<Arguments> inStreamModes(String... inputs) {
    return combined(Stream.of(Mode.values()).filter(Mode::isStream).toList(), inputs);
  }

  /** Returns each input with each mode that does not stream. */
  static Stream<Arguments> inPlainModes(String... inputs) {
    return combined(Stream.of(Mode.values()).filter(mode -> !mode.isStream()).toList(), inputs);
  }

  private static Stream<Arguments> combined(List<Mode> modes, String... inputs) {
    List<Arguments> all = new ArrayList<>();
    for (String input : inputs) {
      modes.forEach(mode -> all.add(Arguments.of(mode, input)));
    }
    return all.stream();
  }
}
