package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names and values of headers are sent, up to the first that is not. */
class HeaderValueTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", " a ", "a\tb", "~", "!", "a b"})
  void check_visibleAsciiSpaceOrTab_isReturned(String value) {
    assertThat(HeaderValue.check("key", value)).isSameAs(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\n", "\r", "\u001F", "\u007F", "\u0080", "é", "\u20AC"})
  void check_anyOtherCharacter_isRefusedByItsPlaceWithoutTheValue(String character) {
    String code = String.format("U+%04X", (int) character.charAt(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.check("key", "secret" + character))
        .withMessage("key: character 7 is %s, which is not allowed in a header", code);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t "})
  void check_nothing_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.check("key", value))
        .withMessage("key: must not be %s", value == null ? "null" : "blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "!#$%&'*+-.^_`|~", "X-Mine"})
  void checkName_token_isReturned(String name) {
    assertThat(HeaderValue.checkName(name)).isSameAs(name);
    assertThat(HeaderValue.checkSettable(name)).isSameAs(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:", "(", "/", "@", "[", "{", "a\n", "\u007F", "é"})
  void checkName_noToken_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.checkName(name))
        .withMessage("header name: not a token: \"%s\"", name);
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderValue.checkSettable(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "content-length",
        "EXPECT",
        "Host",
        "Transfer-Encoding",
        "Upgrade",
      })
  void checkSettable_headerOfTheTransport_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.checkSettable(name))
        .withMessage("%s: is set by the transport", name);
  }

  @Test
  void checkAll_valuesOfARequest_mayBeEmptyButNotInvalid() {
    assertThatCode(() -> HeaderValue.checkAll("X-A", List.of("", "b"))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.checkAll("X-A", List.of("b", "c\n")))
        .withMessageStartingWith("X-A: character 2 is U+000A");
  }

  @Test
  void checkAll_headerOfTheTransport_isRefusedExceptTheLengthThatFeignSets() {
    assertThatCode(() -> HeaderValue.checkAll("Content-Length", List.of("1")))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValue.checkAll("Host", List.of("a")))
        .withMessage("Host: is set by the transport");
  }
}
