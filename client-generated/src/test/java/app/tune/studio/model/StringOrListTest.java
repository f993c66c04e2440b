package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringOrListTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "[\"a\",\"b\"]", "[]"})
  void json_eitherForm_staysWhatItIs(String json) throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(JSON.readValue(json, StringOrList.class))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[1]", "{}", "[null]"})
  void json_anythingElse_isRefused(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, StringOrList.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void values_eitherForm_areAList() {
    assertThat(StringOrList.of("a").values()).containsExactly("a");
    assertThat(StringOrList.of("a").isList()).isFalse();
    assertThat(StringOrList.of("a", "b").values()).containsExactly("a", "b");
    assertThat(StringOrList.of(List.of("a")).isList()).isTrue();
  }

  @Test
  void equals_sameForm_isNeeded() {
    assertThat(StringOrList.of("a"))
        .isEqualTo(StringOrList.of("a"))
        .hasSameHashCodeAs(StringOrList.of("a"))
        .hasToString("a")
        .isNotEqualTo(StringOrList.of(List.of("a")));
  }
}
