package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static app.tune.studio.client.internal.stream.StreamFixture.last;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the call that a stream belongs to is notified of. */
class StreamOwnerTest {

  @Test
  void event_anyEventOrStrayLine_isPassedOnWithItsData() {
    StreamFixture reading =
        StreamFixture.of(": ping\n\nevent: x\ndata: y\n\nhello\n" + last("a") + DONE);
    assertThat(reading.events).containsExactly("y", "hello", choice(0, "a", "stop"), "[DONE]");
    assertThat(reading.firstEvents).isEqualTo(1);
  }

  @Test
  void ended_completeStream_isNotifiedOnceWithoutAFailure() {
    StreamFixture reading = StreamFixture.of(text("a") + DONE);
    reading.readOn();
    assertThat(reading.ends).containsExactly((Throwable) null);
  }

  @Test
  void ended_jsonInPlaceOfAStream_isNotifiedOnceWithoutAFailure() {
    MemoryBody body = MemoryBody.of(choice(0, "a", "stop"));
    StreamFixture reading = StreamFixture.of(body, "application/json", 0, EndRule.FINISHED);
    assertThat(reading.ends).containsExactly((Throwable) null);
  }

  @Test
  void ended_failedStream_isNotifiedOnceWithWhatIsThrown() {
    StreamFixture reading = StreamFixture.of(MemoryBody.of(text("a")).cut());
    reading.readOn();
    assertThat(reading.failure).isInstanceOf(IncompleteStreamException.class);
    assertThat(reading.ends).containsExactly(reading.failure);
  }

  static Stream<Arguments> ignored() {
    return Stream.of(
        arguments("data of another type", "event: ping\ndata: 12:00\n\n", List.of("12:00")),
        arguments("comment as data", event(": PROCESSING"), List.of(": PROCESSING")),
        arguments("empty string", event("\"\""), List.of("\"\"")),
        arguments("null", event("null"), List.of("null")),
        arguments("text behind a chunk", event(choice(0, "", null) + " x"), List.of("x")),
        arguments("empty data", "data\n\n", List.of()),
        arguments("empty data of another type", "event: ping\ndata:\n\n", List.of()),
        arguments("object without choices", "event: ping\ndata: {\"id\":1}\n\n", List.of()),
        arguments("chunk", text("b"), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ignored")
  void ignored_dataThatIsNoChunk_isPassedOn(String name, String piece, List<String> data) {
    StreamFixture reading = StreamFixture.of(text("a") + piece + last("c") + DONE);
    assertThat(reading.failure).isNull();
    assertThat(reading.ignored).isEqualTo(data);
  }

  @Test
  void response_whileReading_hasTheTextSoFar() {
    MemoryBody body = MemoryBody.of(text("On"), text("ce")).open();
    StreamFixture reading = StreamFixture.of(body);
    assertThat(reading.reader.response())
        .isInstanceOfSatisfying(
            TextCompletion.class, so -> assertThat(so.text()).isEqualTo("Once"));
  }
}
