package app.tune.studio.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.cli.contract.RequestShape;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class RequestOptionsTest {

  @Test
  void addTo_aCommandWithThatOption_leavesItAloneAndUsesAnotherName() {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(OptionSpec.builder("--model").type(String.class).build());

    RequestOptions options = RequestOptions.addTo(spec, Set.of());
    CommandLine line = new CommandLine(spec);

    assertThat(options.values(line.parseArgs("--model=own", "--request-model=a/b"), Map.of()))
        .isEqualTo(Map.of("model", "a/b"));
  }

  @ParameterizedTest
  @CsvSource({
    "'echo,no_echo',        --no-echo,              {echo=false}",
    "'no_echo,echo',        --no-echo,              {echo=false}",
    "'no_echo,echo',        --request-no-echo,      {no_echo=true}",
    "'no_echo,echo',        --no-request-no-echo,   {no_echo=false}",
    "'no_echo',             --no-echo,              {no_echo=true}",
    "'set,request_set',     --set=a=1,              {a=1}",
    "'set,request_set',     --request-set,          {set=true}",
    "'set,request_set',     --set=request_set=true, {request_set=true}",
    "'tag,TAG',             --request-tag,          {TAG=true}",
    "'quiet',               --request-quiet,        {quiet=true}",
    "'loud',                --request-loud,         {loud=true}",
  })
  void addTo_membersWhoseNamesClash_givesEachANameOfItsOwn(
      String names, String argument, String values) {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(OptionSpec.builder("--quiet").type(boolean.class).build());
    spec.addOption(OptionSpec.builder("--no-loud").type(boolean.class).negatable(true).build());

    RequestOptions options =
        RequestOptions.addTo(
            spec,
            Stream.of(names.split(",")).map(it -> new RequestMember(it, Boolean.class)).toList());

    assertThat(options.values(new CommandLine(spec).parseArgs(argument), Map.of()))
        .hasToString(values);
  }

  @Test
  void addTo_aCommandWithThatOption_leavesItsDescriptionAlone() {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(
        OptionSpec.builder("--model").type(String.class).description("Its own.").build());

    RequestOptions.addTo(spec, Set.of());

    assertThat(spec.findOption("--model").description()).containsExactly("Its own.");
    assertThat(spec.findOption("--request-model").description())
        .containsExactly(Contract.descriptions().get("model"));
  }

  @Test
  void addTo_withoutAMember_leavesItOut() {
    CommandSpec spec = CommandSpec.create();

    RequestOptions.addTo(spec, Set.of(RequestShape.prompt(), RequestShape.stream()));

    assertThat(spec.findOption("--prompt")).isNull();
    assertThat(spec.findOption("--stream")).isNull();
    assertThat(spec.findOption("--model")).isNotNull();
  }

  @Test
  void descriptions_ofEveryMember_comeFromTheContract() {
    Map<String, String> descriptions = Contract.descriptions();

    assertThat(RequestMember.all())
        .hasSizeGreaterThan(10)
        .allSatisfy(member -> assertThat(descriptions.get(member.name())).isNotBlank());
  }

  @Test
  void values_namesOfOptions_setTheMembers() {
    CommandSpec spec = CommandSpec.create();
    RequestOptions options = RequestOptions.addTo(spec, Set.of());

    assertThat(
            options.values(
                new CommandLine(spec).parseArgs("--set", "top-k=1", "--set", "top-p=1"),
                Map.of("max-tokens", 4)))
        .containsOnlyKeys("max_tokens", "top_p", "top-k")
        .containsEntry("max_tokens", 4);
  }
}
