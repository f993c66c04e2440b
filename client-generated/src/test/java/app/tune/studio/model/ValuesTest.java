package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void copy_nestedLists_changesWithNone() {
    List<Integer> inner = new ArrayList<>(List.of(1));
    List<List<Integer>> copy = Values.copy(new ArrayList<>(List.of(inner)));
    inner.add(2);

    assertThat(copy).containsExactly(List.of(1));
    assertThatThrownBy(() -> copy.get(0).add(3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void copy_map_keepsOrderAndNulls() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    given.put("b", Arrays.asList("x", null));
    given.put("a", null);

    Map<String, List<String>> copy = Values.copy(given);
    assertThat(copy).isEqualTo(given);
    assertThat(copy.keySet()).containsExactly("b", "a");
  }

  @Test
  void withoutNulls_list_keepsTheOthers() {
    assertThat(Values.withoutNulls(Arrays.asList(null, "a", null))).containsExactly("a");
    assertThat(Values.withoutNulls(null)).isNull();
  }

  @Test
  void toDouble_anyNumber_keepsItsShortestForm() {
    assertThat(Values.toDouble(0.7f)).isEqualTo(0.7);
    assertThat(Values.toDouble(1)).isEqualTo(1.0);
    assertThat(Values.toDouble(new BigDecimal("0.1"))).isEqualTo(0.1);
    assertThat(Values.toDouble(Float.NaN)).isNaN();
    assertThat(Values.toDouble(null)).isNull();
  }

  @Test
  void unless_valueThatMeansNone_isNull() {
    assertThat(Values.unless("null", "", "null")).isNull();
    assertThat(Values.unless("stop", "", "null")).isEqualTo("stop");
    assertThat(Values.unless(null, "", "null")).isNull();
  }
}
