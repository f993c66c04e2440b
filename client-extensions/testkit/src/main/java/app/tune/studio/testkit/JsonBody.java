package app.tune.studio.testkit;

import app.tune.studio.testkit.script.RecordedRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A check of the JSON that was sent, for {@link RecordedRequest#satisfies}. Numbers are equal if
 * their values are; the order of members does not matter. Immutable.
 *
 * <pre>{@code
 * server.takeRequest().satisfies(JsonBody.with("prompt", "Once").and("n", 2).andNot("stream"));
 * }</pre>
 */
public final class JsonBody implements Consumer<RecordedRequest> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final @Nullable JsonBody before;
  private final String expectation;
  private final Rule rule;

  /** Tells whether a body is as expected. */
  @FunctionalInterface
  private interface Rule {
    boolean holds(JsonNode body);
  }

  private JsonBody(@Nullable JsonBody before, String expectation, Rule rule) {
    this.before = before;
    this.expectation = expectation;
    this.rule = rule;
  }

  /**
   * {@return the check that the body is this JSON}
   *
   * @param json the expected JSON
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static JsonBody equalTo(String json) {
    JsonNode expected = parse(json, "the expected body");
    return new JsonBody(null, "to be " + expected, body -> equal(expected, body));
  }

  /**
   * {@return the check that a member has this value}
   *
   * @param name the name on the wire, or a JSON pointer (RFC 6901), which begins with a slash
   * @param value anything that Jackson can write; null is the JSON null
   */
  public static JsonBody with(String name, @Nullable Object value) {
    return with(null, name, value);
  }

  /**
   * {@return the check that a member was not sent}
   *
   * @param name the name on the wire, or a JSON pointer
   */
  public static JsonBody without(String name) {
    return without(null, name);
  }

  /**
   * Adds that a member has this value, as {@link #with(String, Object)} does.
   *
   * @param name the name of a member
   * @param value its expected value
   * @return both checks in one
   */
  public JsonBody and(String name, @Nullable Object value) {
    return with(this, name, value);
  }

  /**
   * Adds that a member was not sent, as {@link #without(String)} does.
   *
   * @param name the name of a member
   * @return both checks in one
   */
  public JsonBody andNot(String name) {
    return without(this, name);
  }

  /**
   * Checks a request.
   *
   * @throws AssertionError if its body is not JSON, or not as expected
   */
  @Override
  public void accept(RecordedRequest request) {
    if (before != null) {
      before.accept(request);
    }
    JsonNode body;
    try {
      body = MAPPER.readTree(request.bodyText());
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON of " + request + ": " + e.getOriginalMessage(), e);
    }
    if (!rule.holds(body)) {
      throw new AssertionError("expected the body of " + request + " " + expectation + ": " + body);
    }
  }

  private static JsonBody with(@Nullable JsonBody before, String name, @Nullable Object value) {
    JsonNode expected = parse(MAPPER.valueToTree(value).toString(), "the value of " + name);
    String expectation = "to have " + name + " = " + expected;
    return new JsonBody(before, expectation, body -> equal(expected, member(body, name)));
  }

  private static JsonBody without(@Nullable JsonBody before, String name) {
    String expectation = "to have no " + name;
    return new JsonBody(before, expectation, body -> member(body, name).isMissingNode());
  }

  private static JsonNode member(JsonNode body, String name) {
    return name.startsWith("/") ? body.at(name) : body.path(name);
  }

  private static boolean equal(JsonNode one, JsonNode other) {
    return one.equals(JsonBody::compareLeaves, other);
  }

  private static int compareLeaves(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static JsonNode parse(String json, String what) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
