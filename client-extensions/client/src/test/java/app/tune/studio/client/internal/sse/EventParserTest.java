package app.tune.studio.client.internal.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of "Interpreting an event stream" (HTML standard, 9.2.6), case by case. */
class EventParserTest {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static Stream<Arguments> streams() {
    return Stream.of(
        // line ends
        arguments("line feeds", "data: a\n\ndata: b\n\n", List.of("a", "b")),
        arguments("carriage returns", "data: a\r\rdata: b\r\r", List.of("a", "b")),
        arguments("both", "data: a\r\n\r\ndata: b\r\n\r\n", List.of("a", "b")),
        arguments("CRLF then LF", "data: a\r\n\ndata: b\n\r\n", List.of("a", "b")),
        arguments("LF then CR", "data: a\n\rdata: b\r\n\r", List.of("a", "b")),
        arguments("CR then CRLF", "data: a\r\r\ndata: b\n\n", List.of("a", "b")),
        arguments("next line U+0085", "data: a\u0085b\n\n", List.of("a\u0085b")),
        arguments("line separator U+2028", "data: a\u2028b\n\n", List.of("a\u2028b")),
        arguments("form feed", "data: a\fb\u000B\n\n", List.of("a\fb\u000B")),
        // data
        arguments("several lines", "data: a\ndata: b\ndata: c\n\n", List.of("a\\nb\\nc")),
        arguments("no space", "data:a\n\n", List.of("a")),
        arguments("two spaces", "data:  a\n\n", List.of(" a")),
        arguments("tab is not the space", "data:\ta\n\n", List.of("\ta")),
        arguments("space at the end", "data: a \n\n", List.of("a ")),
        arguments("no colon", "data\n\n", List.of("")),
        arguments("colon only", "data:\n\n", List.of("")),
        arguments("two empty lines of data", "data\ndata\n\n", List.of("\\n")),
        arguments("empty then text", "data:\ndata: a\n\n", List.of("\\na")),
        arguments("colons in the value", "data: a:b: c\n\n", List.of("a:b: c")),
        arguments("no data, no event", "event: x\nid: 1\n\n", List.of()),
        arguments("blank lines only", "\n\n\r\n\r\r\n", List.of()),
        arguments("beyond ASCII", "data: grüße \uD83D\uDE00\n\n", List.of("grüße \uD83D\uDE00")),
        // fields
        arguments("type", "event: x\ndata: a\n\ndata: b\n\n", List.of("x|a", "b")),
        arguments("type is reset", "event: x\n\ndata: a\n\n", List.of("a")),
        arguments("last type counts", "event: x\nevent: y\ndata: a\n\n", List.of("y|a")),
        arguments("type without value", "event: x\nevent\ndata: a\n\n", List.of("a")),
        arguments("id and retry", "id: 7\nretry: 5\ndata: a\nid\nretry\n\n", List.of("a")),
        arguments("comment", ": hello\ndata: a\n:\n:b\n\n", List.of("a")),
        arguments("comment that looks like data", ":data: a\n\n", List.of()),
        arguments("comment inside an event", "data: a\n: x\ndata: b\n\n", List.of("a\\nb")),
        arguments("unknown field", "foo: bar\n\n", List.of("stray foo: bar")),
        arguments("unknown without colon", "hello\n", List.of("stray hello")),
        arguments("names are case-sensitive", "Data: a\n\n", List.of("stray Data: a")),
        arguments("space before a name", " data: a\n\n", List.of("stray  data: a")),
        arguments("space before the colon", "data : a\n\n", List.of("stray data : a")),
        arguments("stray within an event", "data: a\nx\ndata: b\n\n", List.of("stray x", "a\\nb")),
        arguments("stray JSON", "{\"a\":1}\n", List.of("stray {\"a\":1}")),
        // byte order mark
        arguments("mark", BYTE_ORDER_MARK + "data: a\n\n", List.of("a")),
        arguments(
            "one mark only",
            BYTE_ORDER_MARK + BYTE_ORDER_MARK + "data: a\n\n",
            List.of("stray " + BYTE_ORDER_MARK + "data: a")),
        arguments(
            "mark later",
            "data: a\n\n" + BYTE_ORDER_MARK + "data: b\n\n",
            List.of("a", "stray " + BYTE_ORDER_MARK + "data: b")),
        arguments("mark alone", BYTE_ORDER_MARK, List.of()),
        // the end of the stream
        arguments("nothing", "", List.of()),
        arguments("pending after its line", "data: a\n", List.of("pending a")),
        arguments("pending within its line", "data: a", List.of("pending a")),
        arguments("pending of two lines", "data: a\ndata: b", List.of("pending a\\nb")),
        arguments("pending behind an event", "data: a\n\ndata: b", List.of("a", "pending b")),
        arguments("stray last line", "data: a\n\nerror: x", List.of("a", "stray error: x")),
        arguments("stray last line in an event", "data: a\nx", List.of("stray x", "pending a")),
        arguments("no data pending", "event: x\nid: 1", List.of()),
        arguments("ends with CR", "data: a\n\r", List.of("a")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void next_streamInOnePiece_findsEvents(String name, String stream, List<String> expected) {
    assertThat(Parsed.of(stream)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void next_streamByteByByte_findsTheSame(String name, String stream, List<String> expected) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    byte[][] pieces = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      pieces[i] = new byte[] {bytes[i]};
    }
    assertThat(Parsed.in(pieces).events).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void next_streamInTwoPieces_findsTheSame(String name, String stream, List<String> expected) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      byte[] first = Arrays.copyOfRange(bytes, 0, cut);
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      assertThat(Parsed.in(first, rest).events).as("cut at %d", cut).isEqualTo(expected);
    }
  }

  @Test
  void next_carriageReturnAndLineFeedInSeparateFeeds_isOneLineEnd() {
    assertThat(Parsed.of("data: a\r", "\ndata: b\r", "\n\r", "\n")).containsExactly("a\\nb");
  }

  @Test
  void next_carriageReturnEndsEvent_isFoundBeforeTheLineFeed() {
    EventParser parser = new EventParser(Parsed.LIMIT);
    parser.feed(ByteBuffer.wrap("data: a\r\n\r".getBytes(StandardCharsets.UTF_8)));
    assertThat(parser.next()).isTrue();
    assertThat(parser.data().text()).isEqualTo("a");
  }
}
