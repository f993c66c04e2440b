package app.tune.studio.client.internal.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a parser finds in pieces of a stream, one text per event: kind, type, data. */
final class Parsed {

  static final int LIMIT = 1024;

  final EventParser parser;
  final List<String> events = new ArrayList<>();

  private Parsed(int limit) {
    parser = new EventParser(limit);
  }

  static List<String> of(String... pieces) {
    byte[][] bytes = new byte[pieces.length][];
    for (int i = 0; i < pieces.length; i++) {
      bytes[i] = pieces[i].getBytes(StandardCharsets.UTF_8);
    }
    return in(bytes).events;
  }

  static Parsed in(byte[]... pieces) {
    return in(LIMIT, List.of(pieces));
  }

  static Parsed in(int limit, List<byte[]> pieces) {
    Parsed parsed = new Parsed(limit);
    for (byte[] piece : pieces) {
      // a copy, scribbled over afterwards: the parser must not keep what it was fed
      byte[] fed = piece.clone();
      parsed.parser.feed(ByteBuffer.wrap(fed));
      Arrays.fill(fed, (byte) '#');
      parsed.drain();
    }
    parsed.parser.end();
    parsed.drain();
    return parsed;
  }

  private void drain() {
    while (parser.next()) {
      String data = shown(parser.data().text());
      events.add(
          switch (parser.kind()) {
            case EVENT -> parser.eventType().isEmpty() ? data : parser.eventType() + "|" + data;
            case STRAY -> "stray " + data;
            case PENDING -> "pending " + data;
          });
    }
  }

  /** Returns text in which line feeds can be seen. */
  private static String shown(String data) {
    return data.replace("\n", "\\n");
  }
}
