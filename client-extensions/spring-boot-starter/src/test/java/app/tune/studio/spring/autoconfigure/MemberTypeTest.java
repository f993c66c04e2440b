package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.StringOrList;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Each type that a contract can give a member keeps all of a value, and converts it. */
@SuppressWarnings("unused")
class MemberTypeTest {

  /** Fields as they are generated. */
  private static final class Request {
    private Integer number;
    private Boolean flag;
    private String text;
    private Object anything;
    private List<Object> mixed;
    private List<Message> messages;
    private Message message;
    private Map<String, Object> meta;
    private Map<String, Message> named;
    private List<List<Integer>> rows;
    private Level level;
    private List<Level> levels;
    private Word word;
    private StringOrList input;
    private OffsetDateTime when;
  }

  private static final class Message {
    @JsonProperty("role")
    private String role;

    @JsonProperty("max_tokens")
    private Integer maxTokens;
  }

  private record Level(Integer value) {
    @JsonCreator
    public static Level of(Integer value) {
      return new Level(value);
    }
  }

  private record Word(String value) {
    @JsonCreator
    public static Word of(String value) {
      return new Word(value);
    }
  }

  private static Optional<?> find(StandardEnvironment environment, String member)
      throws NoSuchFieldException {
    ConfigurationPropertySources.attach(environment);
    return new MemberType(ResolvableType.forField(Request.class.getDeclaredField(member)))
        .find(ClientProperties.unnamed(environment), List.of("defaults." + member));
  }

  private static StandardEnvironment with(String... properties) {
    StandardEnvironment environment = new StandardEnvironment();
    TestPropertyValues.of(properties).applyTo(environment);
    return environment;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number   | number=64                              | 64",
        "flag     | flag=yes                               | true",
        "text     | text=64                                | \"64\"",
        "anything | anything=64                            | 64",
        "anything | anything=a, b                          | \"a, b\"",
        "anything | anything.x=1                           | {\"x\":1}",
        "anything | anything[0]=1;anything[1]=a            | [1,\"a\"]",
        "mixed    | mixed[0]=1;mixed[1].x=a                | [1,{\"x\":\"a\"}]",
        "mixed    | mixed=a, b                             | [\"a, b\"]",
        "messages | messages[0].role=u;messages[0].tool_calls[0]=1"
            + " | [{\"role\":\"u\",\"tool_calls\":[1]}]",
        "messages | messages[0].role=7;messages[0].max_tokens=0x10"
            + " | [{\"role\":\"7\",\"max_tokens\":16}]",
        "messages | messages[0].max_tokens=many            | [{\"max_tokens\":\"many\"}]",
        "messages | messages=                              | []",
        "messages | messages.role=u                        | {\"role\":\"u\"}",
        "message  | message.role=7;message.x=7             | {\"role\":\"7\",\"x\":7}",
        "message  | message=u                              | \"u\"",
        "meta     | meta.Cc_d.e[0]=1                       | {\"Cc_d\":{\"e\":[1]}}",
        "named    | named.a.role=7                         | {\"a\":{\"role\":\"7\"}}",
        "rows     | rows[0][0]=1;rows[0][1]=2;rows[1][0]=3 | [[1,2],[3]]",
        "level    | level=2                                | 2",
        "levels   | levels[0]=2;levels[1]=3                | [2,3]",
        "word     | word=2                                 | \"2\"",
        "input    | input=2                                | \"2\"",
        "input    | input[0]=2;input[1]=a                  | [\"2\",\"a\"]",
        "when     | when=2026-01-02T03:04:05Z              | \"2026-01-02T03:04:05Z\"",
      })
  void find_aValueOfEachType_hasAllOfItConverted(String member, String properties, String json)
      throws Exception {
    String[] set = properties.split(";");
    for (int i = 0; i < set.length; i++) {
      set[i] = "tune-studio.defaults." + set[i];
    }

    assertThat(new JsonMapper().writeValueAsString(find(with(set), member).orElseThrow()))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({"number", "anything", "messages", "meta"})
  void find_whatIsNotSet_isEmpty(String member) throws Exception {
    assertThat(find(with(), member)).isEmpty();
  }

  @Test
  void find_aListInTwoSources_isThatOfTheFirst() throws Exception {
    StandardEnvironment environment =
        with("tune-studio.defaults.anything[0]=1", "tune-studio.defaults.anything[1]=2");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("first", Map.of("tune-studio.defaults.anything[0]", "3")));

    assertThat(find(environment, "anything").orElseThrow()).hasToString("[3]");
  }

  @Test
  void find_aMapInTwoSources_hasTheEntriesOfBoth() throws Exception {
    StandardEnvironment environment =
        with("tune-studio.defaults.meta.a=1", "tune-studio.defaults.meta.b=2");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("first", Map.of("tune-studio.defaults.meta.a", "3")));

    assertThat(find(environment, "meta").orElseThrow()).hasToString("{a=3, b=2}");
  }
}
