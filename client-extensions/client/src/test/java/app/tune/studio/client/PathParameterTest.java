package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parameters of an operation, as the generated interface of another contract has them. */
class PathParameterTest extends WireTest {

  /** Written as if it were generated. */
  interface ThingsApi {

    @RequestLine("GET /things/{thing_id}/parts/{part}?tag={tag}&size={size}")
    @Headers({"Accept: application/json", "X-Trace: {trace}"})
    TextCompletion getPart(
        @Param("thing_id") String thingId,
        @Param(value = "part", expander = Doubled.class) Integer part,
        @Param("tag") @Nullable List<String> tag,
        @Param("size") int @Nullable [] size,
        @Param("trace") @Nullable String trace);
  }

  /** Writes a number twice as large. */
  public static final class Doubled implements Param.Expander {

    @Override
    public String expand(Object value) {
      return String.valueOf(2 * (Integer) value);
    }
  }

  @Test
  void parameters_ofEachKind_areSentInTheirPlaces() {
    server.enqueue(Answer.json(GOOD));
    open().api(ThingsApi.class).getPart("a b", 3, List.of("x", "y"), new int[] {1, 2}, "t");
    RecordedRequest request = server.takeRequest();
    assertThat(request.target()).isEqualTo("/things/a%20b/parts/6?tag=x&tag=y&size=1&size=2");
    assertThat(request.header("X-Trace")).isEqualTo("t");
  }

  @Test
  void parameters_optionalOnesAreNull_areLeftOut() {
    server.enqueue(Answer.json(GOOD));
    open().api(ThingsApi.class).getPart("a", 3, null, null, null);
    RecordedRequest request = server.takeRequest();
    assertThat(request.target()).isEqualTo("/things/a/parts/6");
    assertThat(request.header("X-Trace")).isNull();
  }

  @Test
  void parameter_ofThePathIsNull_isRefusedByItsNameBeforeAnythingIsSent() {
    ThingsApi things = open().api(ThingsApi.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.getPart(null, 3, null, null, null))
        .withMessageStartingWith("thing_id: must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.getPart("a", null, null, null, null))
        .withMessageStartingWith("part: must not be null");
    assertThat(server.requestCount()).isZero();
  }
}
