package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The attempt with another key after a 401 is an attempt like any other. */
class CallSecondKeyTest extends WireTest {

  @ParameterizedTest
  @EnumSource
  void attemptHeader_otherKeyAfterA401_isNumberedOn(Mode mode) {
    Iterator<String> keys = List.of("old", "new", "new").iterator();
    server.enqueue(Answer.status(401), Answer.status(503), good(mode));
    mode.call(open(builder().attemptHeader("X-Attempt").apiKey(keys::next)));
    assertThat(server.requests())
        .extracting(request -> request.header("X-Attempt") + " " + request.header("Authorization"))
        .containsExactly("1 old", "2 new", "3 new");
  }
}
