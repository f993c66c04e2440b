package app.tune.studio.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the files of a journal. */
final class JournalFiles {

  private JournalFiles() {}

  /**
   * Returns the file system. The local one without its checksums, which hold back what is flushed.
   */
  static FileSystem fileSystem(String directory, Configuration conf) throws IOException {
    FileSystem files = new Path(directory).getFileSystem(conf);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  /** Returns the files below a directory, whatever their length; none where it does not exist. */
  static List<String> below(String directory, Configuration conf) throws IOException {
    List<String> paths = new ArrayList<>();
    try {
      var files = fileSystem(directory, conf).listFiles(new Path(directory), true);
      while (files.hasNext()) {
        Path file = files.next().getPath();
        if (!file.getName().startsWith(".") && !file.getName().startsWith("_")) {
          paths.add(file.toString());
        }
      }
    } catch (FileNotFoundException nothingWritten) {
      return List.of();
    }
    return paths;
  }
}
