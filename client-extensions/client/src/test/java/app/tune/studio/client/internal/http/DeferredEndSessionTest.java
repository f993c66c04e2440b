package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;

/** Bytes that belong to no response. */
class DeferredEndSessionTest {

  private static final Command NEXT =
      new RequestExecutionCommand(of(AsyncClientExchangeHandler.class), null);

  private final DeferredEndSession session = new DeferredEndSession(of(IOSession.class), 0);

  /** Returns a connection that brings one byte whenever it is read, and has none waiting. */
  private static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "channel" -> of(ByteChannel.class);
                  case "enqueue" -> null;
                  case "read" -> {
                    boolean waiting = proxy instanceof IOSession;
                    if (waiting) {
                      ((ByteBuffer) arguments[0]).put((byte) 'x');
                    }
                    yield waiting ? 1 : 0;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                }));
  }

  private void read() throws IOException {
    session.read(ByteBuffer.allocate(8));
  }

  @Test
  void read_withinTheResponse_leavesItUsable() throws Exception {
    session.requestStarts();
    read();
    session.responseEnded();
    assertThat(session.isStale()).isFalse();
  }

  @Test
  void read_afterTheResponse_makesItStale() throws Exception {
    session.responseEnded();
    read();
    assertThat(session.isStale()).isTrue();
  }

  @Test
  void read_nextRequestIsQueuedAndNotWritten_makesItStale() throws Exception {
    session.responseEnded();
    session.enqueue(NEXT, Command.Priority.NORMAL);
    read();
    assertThat(session.isStale()).isTrue();
  }
}
