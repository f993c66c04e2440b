package app.tune.studio.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Lists files as empty that can be read, as HDFS does until their writer has closed them. */
public final class LaggingFileSystem extends RawLocalFileSystem {

  @Override
  public URI getUri() {
    return URI.create("lagging:///");
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    FileStatus[] listed = super.listStatus(path);
    for (int i = 0; i < listed.length; i++) {
      listed[i] = withoutLength(listed[i]);
    }
    return listed;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return withoutLength(super.getFileStatus(path));
  }

  private static FileStatus withoutLength(FileStatus status) {
    return new FileStatus(
        0,
        status.isDirectory(),
        status.getReplication(),
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }
}
