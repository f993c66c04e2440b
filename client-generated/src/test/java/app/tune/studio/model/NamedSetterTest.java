package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects inside a member, which are refused for their own limits. */
class NamedSetterTest {

  /** An object with a limit and a member that is required. */
  @JsonDeserialize(builder = Part.Builder.class)
  record Part(String role, List<Part> parts, Part ro) {

    @JsonPOJOBuilder(withPrefix = "")
    static final class Builder {
      private String role;
      private List<Part> parts = List.of();
      private Part ro;

      /** Its name begins like that of a member. */
      @JsonProperty("ro")
      Builder ro(Part given) {
        ro = given;
        return this;
      }

      @JsonProperty("role")
      Builder role(String given) {
        if (given.length() > 3) {
          throw new IllegalArgumentException("role: must have at most 3 characters, was " + given);
        }
        role = given;
        return this;
      }

      @JsonProperty("parts")
      Builder parts(List<Part> given) {
        parts = given;
        return this;
      }

      Part build() {
        if (role == null) {
          throw new IllegalArgumentException("role: is required");
        }
        return new Part(role, parts, ro);
      }
    }
  }

  /** The builder of the outer object. */
  public static final class Whole {

    private List<Part> messages = List.of();

    /** Sets the member. */
    @JsonProperty("messages")
    public void messages(List<Part> given) {
      messages = given;
    }
  }

  private final Whole whole = new Whole();
  private final NamedSetter setter = NamedSetter.of(Whole.class, "messages");

  static Stream<Arguments> refused() {
    Map<String, ?> good = Map.of("role", "a");
    Map<String, ?> tooLong = Map.of("role", "abcd");
    return Stream.of(
        Arguments.of(List.of(good, Map.of()), "messages[1].role: is required"),
        Arguments.of(
            List.of(tooLong), "messages[0].role: must have at most 3 characters, was abcd"),
        Arguments.of(
            List.of(Map.of("role", "a", "parts", List.of(good, tooLong))),
            "messages[0].parts[1].role: must have at most 3 characters, was abcd"),
        Arguments.of(
            List.of(Map.of("role", "a", "parts", List.of(Map.of()))),
            "messages[0].parts[0].role: is required"),
        Arguments.of(
            List.of(Map.of("role", "a", "ro", Map.of())), "messages[0].ro.role: is required"),
        Arguments.of(7, "messages: must be a list of Parts, was 7"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void set_partIsRefused_namesItsPlaceAndLimit(Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setter.set(whole, value))
        .withMessage(message);
    assertThat(whole.messages).isEmpty();
  }
}
