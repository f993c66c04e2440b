package app.tune.studio.client.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.internal.http.ByteSource;
import app.tune.studio.client.internal.http.Response;
import app.tune.studio.client.internal.http.ResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body whose reading fails for want of memory, which is no failure of the connection. */
class BodyGathererTest {

  private static final OutOfMemoryError FAILURE = new OutOfMemoryError("of the test");

  private static final class NoMemory implements ByteSource {

    private int closed;

    @Override
    public ByteBuffer poll() {
      throw FAILURE;
    }

    @Override
    public boolean isEnded() {
      return false;
    }

    @Override
    public boolean isFramed() {
      return true;
    }

    @Override
    public void onReadable(Runnable signal) {
      // it is readable
    }

    @Override
    public void finish() {
      throw new AssertionError("not at its end");
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final NoMemory body = new NoMemory();
  private final Response response = new Response(new ResponseHead(200, Map.of()), body);

  @Test
  void gather_readingThrowsAnError_closesTheConnectionAndKeepsTheError() {
    assertThat(BodyGatherer.gather(response, 10).failure()).isSameAs(FAILURE);
    assertThat(body.closed).isOne();
  }

  @Test
  void gatherAsync_readingThrowsAnError_reportsItOnce() {
    List<GatheredBody> gathered = new ArrayList<>();
    BodyGatherer.gather(response, 10, gathered::add);
    assertThat(gathered).singleElement().extracting(GatheredBody::failure).isSameAs(FAILURE);
    assertThat(body.closed).isOne();
  }
}
