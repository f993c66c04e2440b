package app.tune.studio.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  @Test
  void println_toAReaderThatHasGone_isNoFailure() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    new Output(new Diagnostics(closed), false, false).println("1 of 2 done");
  }

  @Test
  void println_toAReader_reachesIt() {
    ByteArrayOutputStream read = new ByteArrayOutputStream();

    new Output(new Diagnostics(read), false, false).print("ä");

    assertThat(read).hasToString("ä");
  }
}
