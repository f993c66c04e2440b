package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopFilterTest {

  /** Pieces and stop strings are separated by bars. */
  @ParameterizedTest
  @CsvSource({
    "a|b|c,            '',     abc,      false",
    "a|b|c,            b,      a,        true",
    "one two| three,   wo t,   one t,    true",
    "on|e| tw|o,       e two,  on,       true",
    "ababac,           abac,   ab,       true",
    "a|b|a|b|a|c|d,    abac,   ab,       true",
    "abc,              b|a,    '',       true",
    "abx|aby,          abc,    abxaby,   false",
    "ab|,              abc,    ab,       false",
    "the end,          THE,    the end,  false",
  })
  void add_pieces_letsThroughWhatIsBeforeTheFirstStop(
      String pieces, String stops, String shown, boolean stopped) {
    StopFilter filter = new StopFilter(List.of(stops.split("\\|")));
    StringBuilder text = new StringBuilder();
    for (String piece : pieces.split("\\|")) {
      if (!filter.stopped()) {
        text.append(filter.add(piece));
      }
    }
    if (!filter.stopped()) {
      text.append(filter.flush());
    }

    assertThat(text).hasToString(shown);
    assertThat(filter.stopped()).isEqualTo(stopped);
  }
}
