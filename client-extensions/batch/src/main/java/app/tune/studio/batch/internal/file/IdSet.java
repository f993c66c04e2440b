package app.tune.studio.batch.internal.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The ids of a batch, with a note where each was seen. Not thread-safe.
 *
 * <p>Libraries of primitive collections have sets of 32 or 64 bits. 64 bits of a hash are too few
 * here: among ten million ids two collide once in 400,000 runs, and an item would be taken for
 * another one and never be sent. So this keeps 107 bits of a SHA-256: 12 bits choose a shard, 95
 * and two marks are stored in 12 bytes. Shards grow one at a time, so that growing needs no second
 * copy of everything: ten million ids take about 170 MB.
 */
public final class IdSet {

  /** The id is in the input. */
  public static final int INPUT = 1;

  /** The id has a result in the output. */
  public static final int RESULT = 2;

  private static final int SHARD_BITS = 12;
  private static final int MARKS = INPUT | RESULT;

  private final Shard[] shards = new Shard[1 << SHARD_BITS];
  private final MessageDigest digest;

  /** Makes an empty set. */
  public IdSet() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new Shard();
    }
  }

  /**
   * Adds a mark to an id; returns the marks that it had before, 0 where it is new.
   *
   * @param mark {@link #INPUT} or {@link #RESULT}
   */
  public int mark(String id, int mark) {
    byte[] hash = hash(id);
    return shard(hash).mark(high(hash), low(hash), mark);
  }

  /** Returns the marks of an id, 0 where it is not in the set. */
  public int marks(String id) {
    byte[] hash = hash(id);
    return shard(hash).marks(high(hash), low(hash));
  }

  private byte[] hash(String id) {
    return digest.digest(id.getBytes(StandardCharsets.UTF_8));
  }

  private Shard shard(byte[] hash) {
    return shards[(hash[0] & 0xFF) << 4 | (hash[1] & 0xF0) >> 4];
  }

  private static long high(byte[] hash) {
    long high = 0;
    for (int i = 2; i < 10; i++) {
      high = high << 8 | (hash[i] & 0xFF);
    }
    return high;
  }

  private static int low(byte[] hash) {
    int low = 0;
    for (int i = 10; i < 14; i++) {
      low = low << 8 | (hash[i] & 0xFF);
    }
    return low & ~MARKS;
  }

  /** An open-addressing table; an entry without marks is free. */
  private static final class Shard {

    private static final int INITIAL_SIZE = 4;
    private static final double GROWTH = 1.4;

    private long[] highs = new long[INITIAL_SIZE];
    private int[] lows = new int[INITIAL_SIZE];
    private int size;

    int mark(long high, int low, int mark) {
      int slot = slot(high, low);
      int before = lows[slot] & MARKS;
      highs[slot] = high;
      lows[slot] = low | before | mark;
      if (before == 0 && ++size * 5L > highs.length * 4L) {
        grow();
      }
      return before;
    }

    int marks(long high, int low) {
      return lows[slot(high, low)] & MARKS;
    }

    private int slot(long high, int low) {
      int slot = (int) ((high >>> 32) * highs.length >>> 32);
      while ((lows[slot] & MARKS) != 0 && (highs[slot] != high || (lows[slot] & ~MARKS) != low)) {
        slot = slot + 1 == highs.length ? 0 : slot + 1;
      }
      return slot;
    }

    private void grow() {
      long[] oldHighs = highs;
      int[] oldLows = lows;
      int length = Math.max(oldHighs.length + 4, (int) (oldHighs.length * GROWTH));
      highs = new long[length];
      lows = new int[length];
      for (int i = 0; i < oldHighs.length; i++) {
        if ((oldLows[i] & MARKS) != 0) {
          int slot = slot(oldHighs[i], oldLows[i] & ~MARKS);
          highs[slot] = oldHighs[i];
          lows[slot] = oldLows[i];
        }
      }
    }
  }
}
