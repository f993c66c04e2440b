package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.TuneStudioException;
import feign.Client;
import feign.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A plugged-in transport whose response blocks when it is closed, as one that drains does. */
class PluggedInClientTest extends WireTest {

  /** Ends, and can be closed, only when the test says so. */
  private static final class DrainingBody extends InputStream {

    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() {
      reading.countDown();
      await(released);
      return -1;
    }

    @Override
    public void close() {
      await(released);
      closed.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void close_responseBlocksWhenClosed_returnsAtOnceAndClosesItElsewhere() {
    DrainingBody body = new DrainingBody();
    Client draining =
        (request, options) ->
            Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of())
                .body(body, null)
                .build();
    TuneStudioClient tune = open(builder().transport(draining));
    BlockedCall caller = BlockedCall.in(() -> Mode.STREAM.call(tune));
    await(body.reading);
    tune.close(); // would wait for ever, since the body is released only below
    body.released.countDown();
    assertThat(caller.failure()).isInstanceOf(TuneStudioException.class);
    await(body.closed);
  }
}
