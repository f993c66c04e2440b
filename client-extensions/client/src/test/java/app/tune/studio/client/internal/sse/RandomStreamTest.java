package app.tune.studio.client.internal.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random streams, split at random. The seed is the argument of each test, so it stands in the
 * report of a failure; {@code -Dseed=…} runs that one alone.
 */
class RandomStreamTest {

  private static final int RUNS = 300;
  private static final String SPICE = "\r\n: data";
  private static final List<String> WORDS =
      List.of(
          "data",
          "data:",
          "data: ",
          "event: ",
          "event:error",
          "id: 1",
          "retry: 5",
          ":",
          ": x",
          "{\"a\":1}",
          "foo: bar",
          "[DONE]",
          "grüße",
          "\uD83D\uDE00",
          "\u2028",
          "\u0085",
          "\uFEFF",
          " ",
          "\0",
          "\n",
          "\r",
          "\r\n",
          "\n\n",
          "\r\r",
          "\r\n\r\n",
          "\n\r\n");

  static LongStream seeds() {
    Long given = Long.getLong("seed");
    long first = System.nanoTime();
    return given != null ? LongStream.of(given) : LongStream.range(first, first + RUNS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void next_anyStreamSplitAnywhere_givesTheSameEvents(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(200); i > 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    byte[] stream = text.toString().getBytes(StandardCharsets.UTF_8);
    Parsed whole = Parsed.in(100_000, List.of(stream));
    Parsed split = Parsed.in(100_000, split(stream, random));
    assertThat(split.events).isEqualTo(whole.events);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void next_byteSoup_endsInEventsOrTheOneTypedError(long seed) {
    Random random = new Random(seed);
    byte[] soup = new byte[random.nextInt(2_000)];
    random.nextBytes(soup);
    for (int i = 0; i < soup.length; i++) {
      if (random.nextInt(10) == 0) {
        soup[i] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
      }
    }
    int limit = 1 + random.nextInt(300);
    assertThat(outcome(limit, split(soup, random))).isEqualTo(outcome(limit, List.of(soup)));
  }

  /** What is not the typed error fails the test; a hang would run into the limit of the build. */
  private static String outcome(int limit, List<byte[]> pieces) {
    try {
      return Parsed.in(limit, pieces).events.toString();
    } catch (EventTooLargeException refused) {
      return "too large";
    }
  }

  private static List<byte[]> split(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + random.nextInt(20));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }
}
