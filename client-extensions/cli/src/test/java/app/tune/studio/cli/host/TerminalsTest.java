package app.tune.studio.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsTest {

  @ParameterizedTest
  @CsvSource({
    "'',false,false,false",
    "'0,1,2,',true,true,true",
    "'2,',false,false,true",
    "'0,2,',true,false,true",
    "'1',false,true,false"
  })
  void of_theDescriptorsOfTheStartScript_areThose(
      String descriptors, boolean in, boolean out, boolean err) {
    assertThat(Terminals.of(descriptors, 100)).isEqualTo(new Terminals(in, out, err, 100));
  }

  @ParameterizedTest
  @CsvSource({"0,80", "-1,80", "1,80", "2,2", "200,200"})
  void of_aWidthThatCannotBe_isTheUsualOne(int reported, int columns) {
    assertThat(Terminals.of("2,", reported).columns()).isEqualTo(columns);
  }
}
