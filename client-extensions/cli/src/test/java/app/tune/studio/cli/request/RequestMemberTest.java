package app.tune.studio.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** Each type that the templates can make of a contract becomes an option. */
@SuppressWarnings("unused")
class RequestMemberTest {

  /** Fields as the templates make them. */
  private static final class Model {
    @JsonProperty("best_of")
    private Integer bestOf;

    @JsonProperty("seed")
    private Long seed;

    @JsonProperty("scale")
    private Double scale;

    @JsonProperty("logprobs")
    private Boolean logprobs;

    @JsonProperty("tags")
    private List<String> tags;

    @JsonProperty("ids")
    private List<Integer> ids;

    @JsonProperty("weights")
    private Map<String, Number> weights;

    @JsonProperty("labels")
    private Map<String, String> labels;

    @JsonProperty("options")
    private Map<String, Object> options;

    @JsonProperty("rows")
    private List<List<Integer>> rows;

    @JsonProperty("anything")
    private Object anything;

    private String notAMember;
  }

  private static RequestMember member(String name) {
    return RequestMember.of(Model.class).stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "best_of,--best-of,INTEGER,false",
    "seed,--seed,INTEGER,false",
    "scale,--scale,NUMBER,false",
    "tags,--tags,TEXT,false",
    "ids,--ids,INTEGER,false",
    "weights,--weights,KEY=NUMBER,false",
    "labels,--labels,KEY=TEXT,false",
    "options,--options,JSON,true",
    "rows,--rows,JSON,true",
    "anything,--anything,JSON,true"
  })
  void spec_ofEachType_hasItsLabel(String name, String option, String label, boolean json) {
    RequestMember member = member(name);
    OptionSpec spec = member.spec(member.option()).build();

    assertThat(spec.longestName()).isEqualTo(option);
    assertThat(spec.paramLabel()).isEqualTo(label);
    assertThat(member.isJson()).isEqualTo(json);
  }

  @Test
  void spec_ofABoolean_isAFlagThatCanBeNegated() {
    OptionSpec spec = member("logprobs").spec("--logprobs").build();

    assertThat(spec.negatable()).isTrue();
    assertThat(spec.arity().max()).isZero();
  }

  @Test
  void of_aModel_keepsTheOrderAndLeavesOutOtherFields() {
    assertThat(RequestMember.of(Model.class))
        .extracting(RequestMember::name)
        .startsWith("best_of", "seed", "scale")
        .hasSize(11);
  }
}
