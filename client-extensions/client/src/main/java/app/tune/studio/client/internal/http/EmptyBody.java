package app.tune.studio.client.internal.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The body of a response without one; its connection is already released. */
final class EmptyBody implements ByteSource {

  static final EmptyBody INSTANCE = new EmptyBody();

  private EmptyBody() {}

  @Override
  public @Nullable ByteBuffer poll() {
    return null;
  }

  @Override
  public boolean isEnded() {
    return true;
  }

  @Override
  public boolean isFramed() {
    return true;
  }

  @Override
  public void onReadable(Runnable signal) {
    // nothing will arrive
  }

  @Override
  public void finish() {
    // nothing is open
  }

  @Override
  public void close() {
    // nothing is open
  }
}
