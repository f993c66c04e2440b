package app.tune.studio.testkit.script;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the requests of one connection, strictly. Not for use by several threads. */
final class RequestReader {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final OutputStream out;

  RequestReader(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 8192);
    this.out = out;
  }

  /** Blocks until the client sends something or leaves; returns false if it left. */
  boolean awaitNext() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return false;
    }
    in.reset();
    return true;
  }

  /** Reads a request, of which at least one byte has come. */
  RecordedRequest next(long connectionId) throws IOException {
    RequestLine first = RequestLine.parse(line());
    List<Map.Entry<String, String>> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(Headers.parse(line));
    }
    Map<String, List<String>> headers = Headers.byName(lines);
    if (first.keepsOpenByDefault() && headers.getOrDefault("Host", List.of()).size() != 1) {
      throw new MalformedRequestException("a request needs exactly one Host header");
    }
    byte[] body = body(headers);
    return new RecordedRequest(first, lines, headers, body, connectionId, System.nanoTime());
  }

  /** Returns what follows the last request, for a connection that becomes a tunnel. */
  InputStream rest() {
    return in;
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    List<String> codings = headers.getOrDefault("Transfer-Encoding", List.of());
    if (lengths.isEmpty() && codings.isEmpty()) {
      return new byte[0];
    }
    if (lengths.size() + codings.size() != 1) {
      throw new MalformedRequestException(
          "contradicting framing: Content-Length " + lengths + ", Transfer-Encoding " + codings);
    }
    if (Headers.lists(headers, "Expect", "100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
    if (lengths.isEmpty()) {
      return chunks(codings.get(0));
    }
    return exactly(number(lengths.get(0), "[0-9]{1,9}", 10));
  }

  private byte[] chunks(String coding) throws IOException {
    if (!coding.equalsIgnoreCase("chunked")) {
      throw new MalformedRequestException("unknown Transfer-Encoding: " + coding);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      if (!line().isEmpty()) {
        throw new MalformedRequestException("a chunk is longer than its size");
      }
    }
    for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
      Headers.parse(trailer);
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    String line = line();
    int extension = line.indexOf(';');
    String size = extension < 0 ? line : line.substring(0, extension).strip();
    return number(size, "[0-9a-fA-F]{1,7}", 16);
  }

  private static int number(String text, String form, int radix) throws MalformedRequestException {
    if (!text.matches(form)) {
      throw new MalformedRequestException("not a length: '" + text + "'");
    }
    return Integer.parseInt(text, radix);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  /** Reads up to CR LF. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the client left in the middle of a line");
      }
      if (b == '\r') {
        if (in.read() != '\n') {
          throw new MalformedRequestException("CR without LF");
        }
        return line.toString(StandardCharsets.ISO_8859_1);
      }
      if (b == '\n' || line.size() == LONGEST_LINE) {
        throw new MalformedRequestException(
            b == '\n' ? "LF without CR" : "a line is longer than " + LONGEST_LINE + " bytes");
      }
      line.write(b);
    }
  }
}
