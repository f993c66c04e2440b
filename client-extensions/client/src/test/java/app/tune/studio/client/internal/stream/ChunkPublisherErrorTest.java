package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a stream whose reading fails with an {@link Error}. */
class ChunkPublisherErrorTest extends PublisherFixture {

  static Stream<Error> errors() {
    return Stream.of(
        new OutOfMemoryError("o"), new StackOverflowError("s"), new NoClassDefFoundError("n"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void onError_errorWhileBytesAreRead_isTheOneEnd(Error error) {
    subscribe(new Recorder());
    body.brokenBy(error).add(text("a"));
    subscription.request(9);
    assertEndedBy(error, "a");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void onError_errorWhileAChunkIsTaken_isTheOneEnd(Error error) {
    subscribe(new Recorder());
    reading.broken = error;
    body.add(text("a") + text("b"));
    subscription.request(9);
    assertEndedBy(error);
  }

  private void assertEndedBy(Error error, String... texts) {
    List<String> expected = new ArrayList<>(List.of("subscribed"));
    expected.addAll(List.of(texts));
    expected.add(error.getClass().getSimpleName() + ": " + error.getMessage());
    body.add(DONE);
    subscription.request(1);
    assertThat(signals).isEqualTo(expected);
    assertThat(body.closed).isTrue();
    assertThat(reading.ends).containsExactly(error);
  }
}
