package app.tune.studio.client.internal.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound on one event: the same however the bytes come, and kept in bounded memory. */
class EventSizeTest {

  private static final int LIMIT = 100;
  private static final String FIELD = "data: ";

  private static List<byte[]> pieces(String stream, int size) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      int to = Math.min(bytes.length, from + size);
      pieces.add(Arrays.copyOfRange(bytes, from, to));
    }
    return pieces;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 99, 100, 101, 102, 10_000})
  void next_lineAtTheLimit_isAnEventHoweverSplit(int size) {
    String data = "x".repeat(LIMIT - FIELD.length());
    assertThat(Parsed.in(LIMIT, pieces(FIELD + data + "\n\n", size)).events).containsExactly(data);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 99, 100, 101, 102, 10_000})
  void next_lineBeyondTheLimit_isRefusedHoweverSplit(int size) {
    String data = "x".repeat(LIMIT - FIELD.length() + 1);
    List<byte[]> stream = pieces(FIELD + data + "\n\n", size);
    assertThatThrownBy(() -> Parsed.in(LIMIT, stream))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining("100 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 10_000})
  void next_linesThatAddUpBeyondTheLimit_areRefused(int size) {
    String half = FIELD + "x".repeat(LIMIT / 2) + "\n";
    assertThat(Parsed.in(LIMIT, pieces(half + "\n" + half + "\n", size)).events).hasSize(2);
    assertThatThrownBy(() -> Parsed.in(LIMIT, pieces(half + half + "\n", size)))
        .isInstanceOf(EventTooLargeException.class);
  }

  @Test
  void next_manyEmptyDataLines_countTheirLineFeeds() {
    assertThat(Parsed.in(LIMIT, pieces("data\n".repeat(LIMIT) + "\n", 64)).events).hasSize(1);
    assertThatThrownBy(() -> Parsed.in(LIMIT, pieces("data\n".repeat(LIMIT + 2) + "\n", 64)))
        .isInstanceOf(EventTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: ", ": ", "event: ", "id: ", "", "unknown: "})
  void next_endlessLine_isRefusedBeforeMuchOfItIsKept(String begin) {
    EventParser parser = new EventParser(LIMIT);
    parser.feed(ByteBuffer.wrap(begin.getBytes(StandardCharsets.UTF_8)));
    byte[] more = "x".repeat(40).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> {
              for (int fed = 0; fed <= LIMIT; fed += more.length) {
                parser.feed(ByteBuffer.wrap(more));
                parser.next();
              }
            })
        .isInstanceOf(EventTooLargeException.class);
  }

  @Test
  void next_manyEventsBelowTheLimit_areNotAddedUp() {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      stream.append("data: ").append(i).append("\n: ").append("x".repeat(80)).append("\n\n");
    }
    assertThat(Parsed.in(LIMIT, pieces(stream.toString(), 333)).events).hasSize(1_000);
  }

  @Test
  void array_eventsOfAllSizesConsumed_staysAsLongAsOneLineAndOneRead() {
    ByteWindow window = new ByteWindow();
    for (int i = 0; i < 10_000; i++) {
      window.append(ByteBuffer.allocate(1 + i % 4_000));
      window.consumeTo(window.end() - i % 50);
    }
    assertThat(window.array().length).isLessThanOrEqualTo(16 * 1024);
  }

  @Test
  void array_longLineConsumed_isGivenUpForAShortOne() {
    ByteWindow window = new ByteWindow();
    window.append(ByteBuffer.allocate(10_000_000));
    window.consumeTo(window.end());
    window.append(ByteBuffer.allocate(10));
    assertThat(window.array().length).isLessThanOrEqualTo(64 * 1024);
  }
}
