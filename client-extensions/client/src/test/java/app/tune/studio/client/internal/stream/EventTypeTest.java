package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.last;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The type of an event decides whether data without choices is a chunk, passed over or an error.
 */
class EventTypeTest {

  private static StreamFixture read(String type, String data) {
    return StreamFixture.of("event: " + type + "\ndata: " + data + "\n\n" + last("b") + DONE);
  }

  @ParameterizedTest
  @CsvSource({"'', 2", "message, 2", "ping, 1", "Message, 1"})
  void poll_objectWithoutChoices_isAChunkOnlyOfTheDefaultType(String type, int chunks) {
    StreamFixture reading = read(type, "{\"id\":\"1\"}");
    assertThat(reading.failure).isNull();
    assertThat(reading.chunks).hasSize(chunks);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "message, true", "status, false"})
  void poll_messageAlone_isAnErrorOnlyOfTheDefaultType(String type, boolean error) {
    StreamFixture reading = read(type, "{\"message\":\"queued, position 3\"}");
    assertThat(reading.failure != null).isEqualTo(error);
    assertThat(read(type, "{\"error\":\"no\"}").failure).isInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "message", "ping", "completion"})
  void poll_objectWithChoices_isAChunkOfAnyType(String type) {
    assertThat(read(type, choice(0, "a", null)).texts()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "message"})
  void poll_dataOfTheDefaultTypeIsNotJson_isAProtocolError(String type) {
    assertThat(read(type, "hello").failure).isInstanceOf(ProtocolException.class);
    assertThat(read(type, "\0").failure).isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping", "Message"})
  void poll_dataOfAnotherTypeIsNotJson_isPassedOver(String type) {
    StreamFixture reading = read(type, "hello");
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("b");
  }
}
