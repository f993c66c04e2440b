package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.EofSensorWatcher;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of a response, at whose end the connection goes back to the pool. */
final class LeasedEntity extends HttpEntityWrapper implements EofSensorWatcher {

  private final ExecRuntime connection;

  LeasedEntity(HttpEntity entity, ExecRuntime connection) {
    super(entity);
    this.connection = connection;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new EofSensorInputStream(super.getContent(), this);
  }

  @Override
  public boolean eofDetected(InputStream content) {
    connection.releaseEndpoint();
    return false;
  }

  @Override
  public boolean streamClosed(InputStream content) {
    connection.discardEndpoint();
    return false;
  }

  @Override
  public boolean streamAbort(InputStream content) {
    connection.discardEndpoint();
    return false;
  }
}
