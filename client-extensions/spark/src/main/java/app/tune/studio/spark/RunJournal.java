package app.tune.studio.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
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

  /**
   * Returns the file system. The local one without its checksums, which hold back what is flushed.
   */
  FileSystem fileSystem() throws IOException {
    FileSystem files = new Path(directory).getFileSystem(conf.value());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
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
