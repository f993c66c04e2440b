package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.text;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Publisher;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Streams in memory, of any length, under the rules of Reactive Streams 1.0.4. */
@Test
public class ChunkPublisherVerification extends FlowPublisherVerification<TextCompletionChunk> {

  private static final long DEFAULT_TIMEOUT_MILLIS = 5_000;
  private static final long QUIET_MILLIS = 100;

  private ExecutorService executor;

  public ChunkPublisherVerification() {
    super(new TestEnvironment(DEFAULT_TIMEOUT_MILLIS, QUIET_MILLIS), 1_000);
  }

  @BeforeClass
  public void start() {
    executor = Executors.newFixedThreadPool(4);
  }

  @AfterClass
  public void stop() {
    executor.shutdownNow();
  }

  @Override
  public Publisher<TextCompletionChunk> createFlowPublisher(long elements) {
    return new ChunkPublisher<>(
        delivery -> {
          StreamFixture reading =
              StreamFixture.begun(
                  MemoryBody.repeated(elements, text("a"), DONE),
                  "text/event-stream",
                  0,
                  EndRule.FINISHED);
          executor.execute(() -> delivery.onChunks(reading.reader));
          return () ->
              reading.reader.cancel(
                  new CallCancelledException("cancelled", reading.context(), null));
        },
        executor);
  }

  @Override
  public Publisher<TextCompletionChunk> createFailedFlowPublisher() {
    return new ChunkPublisher<>(
        delivery -> {
          delivery.onFailure(
              new ConnectionException(
                  "refused",
                  Stage.CONNECT,
                  ErrorContext.of("call-1", "http://localhost", 1, null),
                  null));
          return () -> {};
        },
        executor);
  }

  @Override
  public long maxElementsFromPublisher() {
    return Long.MAX_VALUE - 1;
  }

  // A second subscriber would be a second request that is billed, so it gets an error: the rules
  // for publishers that serve several are not ours, and their tests are skipped by the kit itself.

  @Override
  public void optional_spec111_maySupportMultiSubscribe() {
    throw new SkipException("a stream has one subscriber");
  }

  @Override
  public void optional_spec111_registeredSubscribersMustReceiveOnNextOrOnCompleteSignals() {
    throw new SkipException("a stream has one subscriber");
  }
}
