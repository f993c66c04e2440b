package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuePathTest {

  private static void visitAll(ValuePath path, Object value) {
    path.forEachElement(value, ValuePathTest::visitAll);
  }

  @Test
  void forEachElement_nested_namesEachPlace() {
    List<String> places = new ArrayList<>();
    ValuePath.of("a")
        .forEachElement(
            List.of(Map.of("b", 1)),
            (path, value) ->
                path.forEachElement(value, (inner, element) -> places.add(inner.toString())));
    assertThat(places).containsExactly("a[0][b]");
  }

  @Test
  void forEachElement_listThatContainsItself_isRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> visitAll(ValuePath.of("a"), endless))
        .withMessage("a: must not be nested more than 1000 levels deep");
  }
}
