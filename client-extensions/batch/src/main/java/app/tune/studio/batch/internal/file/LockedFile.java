package app.tune.studio.batch.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * A file that no other run writes, in this process or in another one.
 *
 * <p>POSIX drops the locks of a process on a file when it closes that once, opened by whomever. So
 * what this process has locked is looked up before it is opened a second time.
 */
final class LockedFile implements Closeable {

  private static final Set<Object> LOCKED = new HashSet<>();

  private final RandomAccessFile file;
  private final Object key;

  private LockedFile(RandomAccessFile file, Object key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Opens and locks a file, which is made where there is none.
   *
   * @throws IOException where that fails, or another run holds the lock
   */
  static LockedFile open(Path path) throws IOException {
    synchronized (LOCKED) {
      if (Files.exists(path) && LOCKED.contains(key(path))) {
        throw inUse();
      }
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        if (file.getChannel().tryLock() == null) {
          throw inUse();
        }
        LockedFile locked = new LockedFile(file, key(path));
        LOCKED.add(locked.key);
        return locked;
      } catch (OverlappingFileLockException e) { // the program has locked it by other means
        file.close();
        throw inUse();
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    }
  }

  private static IOException inUse() {
    return new IOException("another run is writing it");
  }

  /** Identifies the file under each of its names, where the system can do that. */
  private static Object key(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path.toRealPath() : key;
  }

  RandomAccessFile file() {
    return file;
  }

  /** Closes the file and gives up its lock. */
  @Override
  public void close() throws IOException {
    synchronized (LOCKED) {
      LOCKED.remove(key);
      file.close();
    }
  }
}
