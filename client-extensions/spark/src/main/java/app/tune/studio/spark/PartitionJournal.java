package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one partition: entries of earlier runs come with the rows, those of earlier tasks
 * of this run are read from their files, and new completions are appended.
 *
 * <p>The partition is that of the rows, which they carry. A task can have another number, or read
 * several partitions, where {@code coalesce} or {@code union} follow.
 */
final class PartitionJournal implements AutoCloseable {

  /** The last columns of the input: the row's id, its entry of earlier runs or null, partition. */
  static final int EXTRA_COLUMNS = 3;

  private static final int UNKNOWN = -1;

  private final RunJournal run;
  private final FileSystem files;
  private final JournalWriter writer;
  private final Map<JournalKey, Row> earlierTasks = new HashMap<>();
  private int partition = UNKNOWN;

  PartitionJournal(RunJournal run) {
    this.run = run;
    try {
      this.files = run.fileSystem();
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
    this.writer = new JournalWriter(files, () -> run.newFile(partition));
  }

  /** Returns what the completion of a row is kept under. */
  JournalKey key(Row row, TextCompletionRequest request) {
    int idIndex = row.length() - EXTRA_COLUMNS;
    if (row.isNullAt(idIndex)) {
      throw new IllegalStateException("journal: the id of a row is null");
    }
    return JournalKey.of(row.getString(idIndex), request);
  }

  /** Returns the completion that was kept for a row, or null. */
  @Nullable Row find(Row row, JournalKey key) {
    if (partition == UNKNOWN) {
      partition = row.getInt(row.length() - 1);
      readEarlierTasks();
    }
    Row known = earlierTasks.get(key);
    int entryIndex = row.length() - 2;
    if (known != null || row.isNullAt(entryIndex)) {
      return known;
    }
    Row entry = row.getStruct(entryIndex);
    return key.request().equals(entry.getString(0)) ? entry.getStruct(1) : null;
  }

  private void readEarlierTasks() {
    try {
      for (FileStatus file : earlierFiles()) {
        try (JournalFileReader entries = new JournalFileReader(files, file.getPath())) {
          entries.forEachRemaining(entry -> earlierTasks.put(entry.key(), entry.completion()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }

  private FileStatus[] earlierFiles() throws IOException {
    try {
      return files.listStatus(
          new Path(run.directory()),
          path -> path.getName().startsWith(RunJournal.prefix(partition)));
    } catch (FileNotFoundException nothingWritten) {
      return new FileStatus[0];
    }
  }

  /** Appends a completion; a row of the partition was looked up before. */
  void append(JournalKey key, Row completion) {
    writer.append(new JournalEntry(key, System.currentTimeMillis(), completion).toLine());
  }

  void flush() {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}
