package app.tune.studio.batch.internal.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Tells gzip from everything else. */
public final class Gzip {

  private static final int BUFFER = 1 << 16;
  private static final int FIRST = 0x1F;
  private static final int SECOND = 0x8B;

  private Gzip() {}

  /** Returns whether a file is to be gzip, by its name. */
  public static boolean isNamed(Path file) {
    return file.toString().endsWith(".gz");
  }

  /** Returns the name without the ending that says gzip. */
  public static String plainName(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** Returns the stream, decompressed where its first bytes say gzip. */
  public static InputStream decompressed(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == FIRST && buffered.read() == SECOND;
    buffered.reset();
    return gzip ? new GZIPInputStream(new NeverEmpty(buffered), BUFFER) : buffered;
  }

  /**
   * A file may have several members. {@link GZIPInputStream} takes the end of one for the end of
   * the file if no bytes are available at once, as from a pipe.
   */
  private static final class NeverEmpty extends FilterInputStream {

    NeverEmpty(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
