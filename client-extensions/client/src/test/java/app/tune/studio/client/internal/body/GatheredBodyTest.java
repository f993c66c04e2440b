package app.tune.studio.client.internal.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GatheredBodyTest {

  private static final String ERROR = "{\"error\":\"busy\"}";

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String error(byte[] received) {
    return new String(new GatheredBody(received, null, false).readable(), UTF_8);
  }

  @Test
  void readable_compressed_isDecompressed() throws IOException {
    assertThat(error(compressed(ERROR))).isEqualTo(ERROR);
  }

  @Test
  void readable_compressedAndCut_isWhatCanBeDecompressed() throws IOException {
    byte[] whole = compressed(ERROR);
    assertThat(error(Arrays.copyOf(whole, whole.length - 8))).isEqualTo(ERROR);
  }

  @Test
  void readable_nothingCanBeDecompressed_isWhatWasReceived() throws IOException {
    byte[] begin = Arrays.copyOf(compressed(ERROR), 10);
    assertThat(new GatheredBody(begin, null, false).readable()).isEqualTo(begin);
  }
}
