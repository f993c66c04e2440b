package app.tune.studio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void shortened_messageOfManyLines_isOneShortLine() {
    assertThat(OneLine.shortened("n: must be an integer, was a\r\n\u001B[31mb"))
        .isEqualTo("n: must be an integer, was a [31mb");
    assertThat(OneLine.of("\u009B31m")).isEqualTo(" 31m");
    assertThat(OneLine.shortened("🦊".repeat(200))).isEqualTo("🦊".repeat(200));
    assertThat(OneLine.shortened("🦊".repeat(201))).isEqualTo("🦊".repeat(200) + "…");
  }
}
