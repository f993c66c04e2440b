package app.tune.studio.batch;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a server, a client, and files of its own. */
abstract class BatchTest {

  @TempDir Path folder;
  Fixture batch;

  @BeforeEach
  final void open() {
    batch = new Fixture(folder);
  }

  @AfterEach
  final void close() throws IOException {
    batch.close();
  }
}
