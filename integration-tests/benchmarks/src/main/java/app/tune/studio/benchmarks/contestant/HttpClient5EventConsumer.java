package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** Parses the events of a response on the I/O thread, as bytes arrive. */
final class HttpClient5EventConsumer extends AbstractBinResponseConsumer<Void> {

  private final EventReader events;

  HttpClient5EventConsumer(EventReader events) {
    this.events = events;
  }

  static void requireOk(HttpResponse response) {
    if (response.getCode() != 200) {
      throw new IllegalStateException("status " + response.getCode());
    }
  }

  @Override
  protected void start(HttpResponse response, ContentType type) {
    requireOk(response);
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
    events.add(bytes);
  }

  @Override
  protected Void buildResult() {
    events.requireDone();
    return null;
  }

  @Override
  public void releaseResources() {
    // holds none
  }
}
