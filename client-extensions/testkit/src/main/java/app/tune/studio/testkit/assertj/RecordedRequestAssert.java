package app.tune.studio.testkit.assertj;

import app.tune.studio.testkit.internal.http.SecretHeaders;
import app.tune.studio.testkit.internal.json.JsonComparison;
import app.tune.studio.testkit.script.RecordedRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a request received by a server. Failure messages omit the values of headers that
 * hold a key.
 *
 * <p>JSON is compared by value: {@code 2} equals {@code 2.0}, and the order of members does not
 * matter. Members are identified by wire name, or by a JSON pointer (RFC 6901), which begins with a
 * slash.
 */
@SuppressWarnings("exports") // AssertJ is an optional dependency
public final class RecordedRequestAssert
    extends AbstractObjectAssert<RecordedRequestAssert, RecordedRequest> {

  RecordedRequestAssert(RecordedRequest actual) {
    super(actual, RecordedRequestAssert.class);
  }

  /**
   * Verifies the method.
   *
   * @param method such as {@code POST}
   * @return these assertions
   */
  public RecordedRequestAssert hasMethod(String method) {
    return equal("method", method, request().method());
  }

  /**
   * Verifies the path, without the query.
   *
   * @param path the expected path, as sent
   * @return these assertions
   */
  public RecordedRequestAssert hasPath(String path) {
    return equal("path", path, request().path());
  }

  /**
   * Verifies the query.
   *
   * @param query the expected query, encoded and without the question mark; null for none
   * @return these assertions
   */
  public RecordedRequestAssert hasQuery(@Nullable String query) {
    return equal("query", query, request().query());
  }

  /**
   * Verifies that a header was sent.
   *
   * @param name the case-insensitive name
   * @return these assertions
   */
  public RecordedRequestAssert hasHeader(String name) {
    if (request().headers(name).isEmpty()) {
      throw expecting("the header %s, but there is %s", name, request().headers().keySet());
    }
    return myself;
  }

  /**
   * Verifies that a header was sent once, with this value.
   *
   * @param name the case-insensitive name
   * @param value the expected value
   * @return these assertions
   */
  public RecordedRequestAssert hasHeader(String name, String value) {
    List<String> sent = request().headers(name);
    if (sent.equals(List.of(value))) {
      return myself;
    }
    if (SecretHeaders.contains(name)) {
      String other = sent.size() == 1 ? "another" : sent.size() + " values";
      throw expecting("one certain value of the header %s, but there is %s", name, other);
    }
    throw expecting("<%s> as the header %s, but there is %s", value, name, sent);
  }

  /**
   * Verifies that a header was not sent.
   *
   * @param name the case-insensitive name
   * @return these assertions
   */
  public RecordedRequestAssert doesNotHaveHeader(String name) {
    if (!request().headers(name).isEmpty()) {
      throw expecting("no header %s", name);
    }
    return myself;
  }

  /**
   * Verifies the body, decoded as UTF-8.
   *
   * @param body the expected text
   * @return these assertions
   */
  public RecordedRequestAssert hasBody(String body) {
    return equal("body", body, request().bodyText());
  }

  /**
   * Verifies that the body equals this JSON.
   *
   * @param json the expected JSON
   * @return these assertions
   * @throws IllegalArgumentException if the text is not JSON
   */
  public RecordedRequestAssert hasJson(String json) {
    JsonNode expected = JsonComparison.expected(json);
    if (!JsonComparison.equal(expected, body())) {
      throw expecting("the body %s, but it is %s", expected, body());
    }
    return myself;
  }

  /**
   * Verifies that a member of the JSON body has this value.
   *
   * @param name its wire name, or a JSON pointer
   * @param value any value that Jackson can serialize; null is the JSON null
   * @return these assertions
   */
  public RecordedRequestAssert hasJsonMember(String name, @Nullable Object value) {
    JsonNode expected = JsonComparison.of(value);
    if (!JsonComparison.equal(expected, JsonComparison.member(body(), name))) {
      throw expecting("the member %s = %s, but the body is %s", name, expected, body());
    }
    return myself;
  }

  /**
   * Verifies that the JSON body does not have a member, not even a null one.
   *
   * @param name its wire name, or a JSON pointer
   * @return these assertions
   */
  public RecordedRequestAssert doesNotHaveJsonMember(String name) {
    if (!JsonComparison.member(body(), name).isMissingNode()) {
      throw expecting("no member %s, but the body is %s", name, body());
    }
    return myself;
  }

  private JsonNode body() {
    try {
      return JsonComparison.parse(request().bodyText());
    } catch (JsonProcessingException e) {
      throw failure("%nExpecting %s%nto have JSON as its body: %s", actual, e.getOriginalMessage());
    }
  }

  private RecordedRequest request() {
    isNotNull();
    return actual;
  }

  private RecordedRequestAssert equal(
      String what, @Nullable String expected, @Nullable String sent) {
    if (!Objects.equals(expected, sent)) {
      throw failureWithActualExpected(
          sent,
          expected,
          "%nExpecting %s of %s%nto be <%s> but was <%s>",
          what,
          actual,
          expected,
          sent);
    }
    return myself;
  }

  private AssertionError expecting(String expectation, Object... arguments) {
    return failure("%nExpecting %s%nto have %s", actual, String.format(expectation, arguments));
  }
}
