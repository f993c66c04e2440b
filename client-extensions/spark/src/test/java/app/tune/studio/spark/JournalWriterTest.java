package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {

  @TempDir java.nio.file.Path folder;

  private final RawLocalFileSystem local = new RawLocalFileSystem();
  private int fileCount;

  @BeforeEach
  void initialize() throws IOException {
    local.initialize(URI.create("file:///"), new Configuration(false));
  }

  private Path newFile() {
    return new Path(folder.resolve(fileCount++ + RunJournal.FILE_SUFFIX).toUri());
  }

  private long lines(int number) throws IOException {
    java.nio.file.Path file = folder.resolve(number + RunJournal.FILE_SUFFIX);
    return Files.exists(file) ? Files.readString(file).lines().count() : -1;
  }

  @Test
  void flush_onAFileSystemThatCan_showsEachLineInOneFile() throws IOException {
    try (JournalWriter writer = new JournalWriter(local, this::newFile)) {
      for (int line = 1; line <= 150; line++) {
        writer.append("line\n");
        writer.flush();
        assertThat(lines(0)).isEqualTo(line);
      }
    }
    assertThat(lines(1)).isEqualTo(-1);
  }

  @Test
  void flush_onAnObjectStore_beginsANewFileAfterSomeLines() throws IOException {
    JournalWriter writer = new JournalWriter(new ObjectStore(local), this::newFile);
    for (int line = 0; line < 250; line++) {
      writer.append("line\n");
      writer.flush();
    }
    assertThat(lines(0)).isEqualTo(100);
    assertThat(lines(1)).isEqualTo(100);

    writer.close();
    assertThat(lines(2)).isEqualTo(50);
  }

  @Test
  void append_afterTheTaskIsOver_writesNothing() throws IOException {
    JournalWriter writer = new JournalWriter(local, this::newFile);
    writer.close();

    writer.append("line\n");
    writer.flush();

    assertThat(lines(0)).isEqualTo(-1);
  }

  @Test
  void append_whereNothingCanBeWritten_saysSo() throws IOException {
    Files.writeString(folder.resolve("0" + RunJournal.FILE_SUFFIX), "there already");
    JournalWriter writer = new JournalWriter(local, this::newFile);

    assertThatThrownBy(() -> writer.append("line\n"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("journal: ");
  }

  /** Its streams cannot be flushed. */
  private static final class ObjectStore extends FilterFileSystem {

    ObjectStore(FileSystem files) {
      super(files);
    }

    @Override
    public FSDataOutputStream create(Path file, boolean overwrite) throws IOException {
      return new FSDataOutputStream(
          Files.newOutputStream(java.nio.file.Path.of(file.toUri())), null);
    }
  }
}
