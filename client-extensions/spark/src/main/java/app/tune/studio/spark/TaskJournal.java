package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a task sees it: what earlier runs kept comes with the rows, what earlier attempts
 * of the same task kept is read from their files, and new completions are appended.
 */
final class TaskJournal implements AutoCloseable {

  /** The last columns of the input: the row's id, and its entry in earlier runs, or null. */
  static final int EXTRA_COLUMNS = 2;

  private final Map<JournalKey, Row> earlierAttempts = new HashMap<>();
  private final JournalWriter writer;

  private TaskJournal(JournalWriter writer) {
    this.writer = writer;
  }

  static TaskJournal open(RunJournal run, TaskContext task) {
    try {
      FileSystem files = run.fileSystem();
      TaskJournal journal =
          new TaskJournal(
              new JournalWriter(
                  files, number -> run.file(task.partitionId(), task.taskAttemptId(), number)));
      journal.readEarlierAttempts(run, files, task.partitionId());
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }

  private void readEarlierAttempts(RunJournal run, FileSystem files, int partition)
      throws IOException {
    FileStatus[] found;
    try {
      found =
          files.listStatus(
              new org.apache.hadoop.fs.Path(run.directory()),
              path -> path.getName().startsWith(RunJournal.prefix(partition)));
    } catch (FileNotFoundException none) {
      return;
    }
    for (FileStatus file : found) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(files.open(file.getPath()), StandardCharsets.UTF_8))) {
        lines.lines().map(JournalEntry::parse).forEach(this::remember);
      }
    }
  }

  private void remember(@Nullable JournalEntry entry) {
    if (entry != null) {
      earlierAttempts.put(entry.key(), entry.completion());
    }
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
    Row known = earlierAttempts.get(key);
    if (known != null || row.isNullAt(row.length() - 1)) {
      return known;
    }
    Row entry = row.getStruct(row.length() - 1);
    return key.request().equals(entry.getString(0)) ? entry.getStruct(1) : null;
  }

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
