package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintsTest {

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(on(null).required(), "m: is required"),
        Arguments.of(on(null).present(), "m: must not be null"),
        Arguments.of(on(0).above("0"), "m: must be greater than 0, was 0"),
        Arguments.of(on(0.9).atLeast("1"), "m: must be at least 1, was 0.9"),
        Arguments.of(on(5L).below("5"), "m: must be less than 5, was 5"),
        Arguments.of(on(5.5f).atMost("5"), "m: must be at most 5, was 5.5"),
        Arguments.of(on(0.3).multipleOf("0.2"), "m: must be a multiple of 0.2, was 0.3"),
        Arguments.of(on("").sizeAtLeast(1), "m: must be of size 1 or more, was "),
        Arguments.of(on("ab").sizeAtMost(1), "m: must be of size 1 or less, was ab"),
        Arguments.of(on(List.of(1)).sizeAtLeast(2), "m: must be of size 2 or more, was [1]"),
        Arguments.of(on(Map.of("a", 1)).sizeAtMost(0), "m: must be of size 0 or less, was {a=1}"),
        Arguments.of(on("b").matching("^a"), "m: must be of the form ^a, was b"),
        Arguments.of(on(9).atLeast("1").atMost("5"), "m: must be at least 1 and at most 5, was 9"),
        Arguments.of(on(Double.NaN).finite(), "m: must be a finite number, was NaN"),
        Arguments.of(on(-1 / 0f).finite(), "m: must be a finite number, was -Infinity"),
        Arguments.of(
            on(List.of(Map.of("a", new double[] {1, 1 / 0.0}))).finite(),
            "m[0][a][1]: must be a finite number, was Infinity"),
        Arguments.of(
            on(List.of(List.of(1), List.of(2, 9))).each().each().atMost("5"),
            "m[1][1]: must be at most 5, was 9"),
        Arguments.of(
            on(Map.of("a", Collections.singletonList(null))).each().each().present(),
            "m[a][0]: must not be null"),
        Arguments.of(on(StringOrList.of("a", null)).each().present(), "m[1]: must not be null"));
  }

  static Stream<Constraints> kept() {
    return Stream.of(
        on(null).atLeast("1").atMost("0").sizeAtLeast(1).matching("a").finite().multipleOf("2"),
        on(null).each().present(),
        on(1).atLeast("1").atMost("1").above("0").below("2").multipleOf("0.5"),
        on("🙂").sizeAtLeast(1).sizeAtMost(1),
        on("xay").matching("a"),
        on(Arrays.asList(1, null)).each().atLeast("1"),
        on(List.of(List.of(), Map.of())).each().each().present(),
        on(StringOrList.of("a")).each().sizeAtMost(0),
        on(Integer.MAX_VALUE).finite());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void check_valueBeyondALimit_namesPlaceLimitAndValue(Constraints limits, String message) {
    assertThatIllegalArgumentException().isThrownBy(limits::check).withMessage(message);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void check_valueWithinLimits_passes(Constraints limits) {
    assertThatCode(limits::check).doesNotThrowAnyException();
  }

  private static Constraints on(Object value) {
    return Constraints.on("m", value);
  }
}
