package app.tune.studio.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The files of one transformation: a directory below the journal's, in it one file or more for each
 * time that a task completed a partition.
 *
 * @param directory the directory of this run
 * @param conf how to reach the file system
 */
record RunJournal(String directory, SerializableConfiguration conf) implements Serializable {

  static final String FILE_SUFFIX = ".jsonl";

  /** Returns the directory of a run below the journal. */
  static String directory(String journal, String runId) {
    return new Path(journal, "run-" + runId).toString();
  }

  /** Returns the file system that the files are in. */
  FileSystem fileSystem() throws IOException {
    return JournalFiles.fileSystem(directory, conf.value());
  }

  /** Returns the start of the names of all files of a partition. */
  static String prefix(int partition) {
    return "part-" + partition + "-";
  }

  /** Returns a file of a partition that does not exist yet. */
  Path newFile(int partition) {
    return new Path(directory, prefix(partition) + UUID.randomUUID() + FILE_SUFFIX);
  }
}
