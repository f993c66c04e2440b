package app.tune.studio.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource({
    "sk-abcdef, bad sk-abcdef., bad [redacted].",
    "Bearer sk-abcdef, bad sk-abcdef, bad [redacted]",
    "Bearer sk abcdef, bad sk abcdef, bad [redacted]",
    "Bearer sk-abcdef, bad Bearer sk-abcdef, bad Bearer [redacted]",
    "a.b*c(d, aXb*c(d a.b*c(d, aXb*c(d [redacted]",
    "sk-abcdef, SK-ABCDEF, SK-ABCDEF",
    "short, a short word, a short word",
    "Bearer short, a short word, a short word",
    "sk-$1\\Q\\E, bad sk-$1\\Q\\E, bad [redacted]",
    "sk-a/c+e=, bad sk-a\\/c+e=, bad [redacted]",
    "sk-a/c+e=, bad \\u0073k-a/c\\u002Be\\u003d, bad [redacted]",
    "sk-a/c+e=, bad sk-a%2Fc%2be%3D, bad [redacted]",
    "sk-abcdef, bad %73%6b%2D\\u0061bcdef 5 %, bad [redacted] 5 %",
    "sk-abcdef, bad \\sk-abcdef, bad \\[redacted]",
    "sk-abcdef, bad sk-\\abcdef, bad sk-\\abcdef",
    "sk-abcdef, sk-abcdefsk-abcdef, [redacted][redacted]"
  })
  void apply_anyKey_takesItOut(String authorization, String text, String shown) {
    assertThat(Redaction.of(authorization).apply(text)).isEqualTo(shown);
  }
}
