package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Which column a name means. */
class InputColumnsTest {

  private static StructType columns(String... names) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, "string");
    }
    return schema;
  }

  @Test
  void index_ofANameInAnotherCase_isThatOfTheColumn() {
    assertThat(InputColumns.index(columns("id", "Prompt"), "prompt")).isEqualTo(1);
  }

  @Test
  void index_ofNamesThatDifferInCase_isThatOfTheExactOne() {
    assertThat(InputColumns.index(columns("ID", "id"), "id")).isEqualTo(1);
  }

  @Test
  void index_ofANameThatTwoColumnsHave_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InputColumns.index(columns("prompt", "id", "prompt"), "prompt"))
        .withMessage("prompt: more than one column has this name: [prompt, id, prompt]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InputColumns.index(columns("ID", "Id"), "id"));
  }

  @Test
  void index_ofNoColumn_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InputColumns.index(columns("id"), "prompt"))
        .withMessage("prompt: no such column, there are [id]");
  }
}
