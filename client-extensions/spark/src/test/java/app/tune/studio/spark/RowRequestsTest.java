package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** The members of a request out of a map, whose values are all of one type. */
class RowRequestsTest {

  private static final RowRequests REQUESTS =
      new RowRequests(RequestTemplate.EMPTY, new InputColumns(0, Map.of(), 1));

  private static Object member(String text) {
    Map<String, String> members = Map.of("tag", text);
    return REQUESTS
        .of(RowFactory.create("prompt", CollectionConverters.asScala(members)))
        .member("tag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "5 apples", "true story", "null and void", "[1] of 2", "\"\"\""})
  void member_ofTextThatIsNotJson_isThatText(String text) {
    assertThat(member(text)).isEqualTo(text);
  }

  @Test
  void member_ofTextThatIsJson_isItsValue() {
    assertThat(((Number) member("16")).intValue()).isEqualTo(16);
    assertThat(member(" true ")).isEqualTo(true);
    assertThat(member("[\"a\"]")).isEqualTo(List.of("a"));
  }
}
