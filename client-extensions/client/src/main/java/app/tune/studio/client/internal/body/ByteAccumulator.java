package app.tune.studio.client.internal.body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Accumulates bytes up to a limit in blocks, so that growing copies nothing and tiny pieces waste
 * no space. Not thread-safe.
 */
public final class ByteAccumulator {

  private static final int FIRST_SIZE = 1024;
  private static final int LARGEST_SIZE = 1024 * 1024;

  private final int limit;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] block;
  private int used;
  private int size;

  /** Creates an accumulator for at most this many bytes. */
  public ByteAccumulator(int limit) {
    this(limit, FIRST_SIZE);
  }

  /**
   * Creates an accumulator for at most {@code limit} bytes.
   *
   * @param expected the expected number of bytes; if it is right, nothing is copied twice
   */
  ByteAccumulator(int limit, long expected) {
    this.limit = limit;
    this.block = new byte[(int) Math.max(1, Math.min(expected, Math.min(limit, LARGEST_SIZE)))];
  }

  /** Adds as many bytes of the buffer as the limit allows; returns whether all were added. */
  public boolean add(ByteBuffer bytes) {
    while (bytes.hasRemaining() && size < limit) {
      if (used == block.length) {
        full.add(block);
        block = new byte[Math.min(LARGEST_SIZE, 2 * block.length)];
        used = 0;
      }
      int count = Math.min(bytes.remaining(), Math.min(block.length - used, limit - size));
      bytes.get(block, used, count);
      used += count;
      size += count;
    }
    return !bytes.hasRemaining();
  }

  /** Returns the bytes, at most this many; nothing may be added afterwards. */
  public byte[] first(int most) {
    if (full.isEmpty() && used == block.length && used <= most) {
      return block;
    }
    ByteBuffer copy = ByteBuffer.allocate(Math.min(most, size));
    for (byte[] each : full) {
      copy.put(each, 0, Math.min(each.length, copy.remaining()));
    }
    copy.put(block, 0, Math.min(used, copy.remaining()));
    return copy.array();
  }
}
