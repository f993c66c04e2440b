package app.tune.studio.client.call;

import app.tune.studio.client.http.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The body of a stream; tells its call when it is over, however it ends. */
final class StreamBody implements ByteSource {

  private final ByteSource body;
  private final Runnable onOver;

  StreamBody(ByteSource body, Runnable onOver) {
    this.body = body;
    this.onOver = onOver;
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    return body.poll();
  }

  @Override
  public boolean isEnded() {
    return body.isEnded();
  }

  @Override
  public void onReadable(Runnable signal) {
    body.onReadable(signal);
  }

  @Override
  public void finish() {
    onOver.run();
    body.finish();
  }

  @Override
  public void fail(Throwable failure) {
    onOver.run();
    body.fail(failure);
  }

  @Override
  public void close() {
    onOver.run();
    body.close();
  }
}
