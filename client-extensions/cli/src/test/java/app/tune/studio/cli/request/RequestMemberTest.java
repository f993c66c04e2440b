package app.tune.studio.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.StringOrList;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

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

    @JsonProperty("numbers")
    private List<Number> numbers;

    @JsonProperty("flags")
    private List<Boolean> flags;

    @JsonProperty("flag_map")
    private Map<String, Boolean> flagMap;

    @JsonProperty("days")
    private List<OffsetDateTime> days;

    @JsonProperty("day")
    private OffsetDateTime day;

    @JsonProperty("tier")
    private Tier tier;

    @JsonProperty("tiers")
    private List<Tier> tiers;

    @JsonProperty("tier_map")
    private Map<String, Tier> tierMap;

    @JsonProperty("levels")
    private List<Level> levels;

    @JsonProperty("input")
    private StringOrList input;

    private String notAMember;
  }

  /** An open enumeration of strings. */
  private record Tier(String value) {
    @JsonCreator
    public static Tier of(String value) {
      return new Tier(value);
    }
  }

  /** An open enumeration of integers. */
  private record Level(Integer value) {
    @JsonCreator
    public static Level of(Integer value) {
      return new Level(value);
    }
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
    "numbers,--numbers,NUMBER,false",
    "flags,--flags,true|false,false",
    "flag_map,--flag-map,KEY=true|false,false",
    "days,--days,TEXT,false",
    "day,--day,TEXT,false",
    "tier,--tier,TEXT,false",
    "tiers,--tiers,TEXT,false",
    "tier_map,--tier-map,KEY=TEXT,false",
    "levels,--levels,INTEGER,false",
    "input,--input,JSON,true",
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

  @ParameterizedTest
  @CsvSource({
    "ids,1,2,'[1, 2]'",
    "numbers,1.5,2,'[1.5, 2.0]'",
    "flags,true,false,'[true, false]'",
    "flag_map,a=true,b=false,'{a=true, b=false}'",
    "days,2026-01-02T03:04:05Z,2026-01-03T03:04:05Z,'[2026-01-02T03:04:05Z, 2026-01-03T03:04:05Z]'",
    "tiers,auto,x,'[auto, x]'",
    "tier_map,a=auto,b=x,'{a=auto, b=x}'",
    "levels,1,2,'[1, 2]'",
  })
  void spec_ofAListOrMap_keepsEachRepetition(
      String name, String first, String second, String values) {
    RequestMember member = member(name);
    String option = member.option();
    CommandSpec command =
        CommandSpec.create()
            .addArgGroup(
                ArgGroupSpec.builder().validate(false).addArg(member.spec(option).build()).build());

    ParseResult parsed = new CommandLine(command).parseArgs(option, first, option, second);

    assertThat(parsed.<Object>matchedOptionValue(option, null)).hasToString(values);
  }

  @Test
  void of_aModel_keepsTheOrderAndLeavesOutOtherFields() {
    assertThat(RequestMember.of(Model.class))
        .extracting(RequestMember::name)
        .startsWith("best_of", "seed", "scale")
        .hasSize(21);
  }
}
