package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a stream of the caller is treated: a terminal, say, at which a person types the end. */
class InputStreamTest {

  static Stream<Arguments> inputs() {
    return Stream.of(BatchFormat.jsonLines(), BatchFormat.textLines(), BatchFormat.csv("{prompt}"))
        .flatMap(
            format ->
                Stream.of("", "{", "prompt\n", "prompt\nx", "{\"prompt\":\"x\"}\n")
                    .map(text -> Arguments.of(format, text)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void read_ofAStream_doesNotReadBehindItsEndAndLeavesItOpen(BatchFormat format, String text)
      throws IOException {
    Typed typed = new Typed(text);
    try (ItemReader reader = BatchInput.stream(typed, format).open()) {
      readToTheEnd(reader);
    }

    assertThat(typed.ends).isLessThanOrEqualTo(1); // none after a fault that ends the input
    assertThat(typed.closed).isFalse();
  }

  @Test
  void read_gzipOfSeveralMembersFromAPipe_readsAll() throws IOException {
    InputStream members =
        new SequenceInputStream(
            new ByteArrayInputStream(gzip("{\"prompt\":\"a\"}\n")),
            new ByteArrayInputStream(gzip("{\"prompt\":\"b\"}\n")));
    List<String> ids = new ArrayList<>();
    try (ItemReader reader = BatchInput.stream(members, BatchFormat.jsonLines()).open()) {
      for (BatchItem item = reader.next(); item != null; item = reader.next()) {
        ids.add(item.id());
      }
    }

    assertThat(ids).containsExactly("1", "2");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void readToTheEnd(ItemReader reader) throws IOException {
    while (true) {
      try {
        if (reader.next() == null) {
          return;
        }
      } catch (FaultyLineException e) {
        if (e.isLast()) {
          return;
        }
      }
    }
  }

  /** Counts how often it said that it has ended. */
  private static final class Typed extends FilterInputStream {

    private int ends;
    private boolean closed;

    Typed(String text) {
      super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int read() throws IOException {
      return counted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return counted(super.read(bytes, offset, length));
    }

    private int counted(int read) {
      ends += read < 0 ? 1 : 0;
      return read;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
