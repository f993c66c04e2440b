package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.TuneStudioException;
import feign.Client;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A plugged-in transport whose response blocks when it is closed, as one that drains does. */
class PluggedInClientTest extends WireTest {

  private static final InetSocketAddress PROXY = InetSocketAddress.createUnresolved("p", 3128);

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

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void call_wholeResponse_closesIt(Mode mode) {
    String body = mode.isStream() ? "data: " + GOOD + "\n\ndata: [DONE]\n\n" : GOOD;
    CountDownLatch closed = new CountDownLatch(1);
    InputStream bytes =
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed.countDown();
          }
        };
    Client client =
        (request, options) ->
            Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of())
                .body(bytes, body.length())
                .build();
    assertThat(mode.call(open(builder().transport(client))).text()).isEqualTo("upon a time");
    await(closed);
  }

  @Test
  void call_clientThrowsAnExceptionOfItsOwn_isThrownAsItIs() {
    AtomicInteger requests = new AtomicInteger();
    IllegalStateException own = new IllegalStateException("the filter failed");
    Client failing =
        (request, options) -> {
          requests.incrementAndGet();
          throw own; // it may have sent the request
        };
    TuneStudioClient tune = open(builder().transport(failing));
    assertThatThrownBy(() -> Mode.CREATE.call(tune)).isSameAs(own);
    assertThat(requests).hasValue(1);
  }

  static Stream<Arguments> settingsOfTransports() {
    return Stream.of(
        arguments("proxy", setting(builder -> builder.proxy(PROXY))),
        arguments(
            "sslContext", setting(builder -> builder.sslContext(CERTIFICATES.clientContext()))),
        arguments("maxConnections", setting(builder -> builder.maxConnections(1))),
        arguments("keepAlive", setting(builder -> builder.keepAlive(Duration.ofSeconds(5)))));
  }

  private static UnaryOperator<TuneStudioClientBuilder> setting(
      UnaryOperator<TuneStudioClientBuilder> setting) {
    return setting;
  }

  @ParameterizedTest
  @MethodSource("settingsOfTransports")
  void build_transportAndItsOwnSettings_areRefusedTogether(
      String name, UnaryOperator<TuneStudioClientBuilder> setting) {
    TuneStudioClientBuilder builder =
        setting.apply(builder().transport((request, options) -> null));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "transport: is not affected by %s, which must be set in the plugged-in client", name);
  }
}
