package app.tune.studio.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract notices what clients do wrong. */
class FeignClientContractTest {

  /** Runs the contract with a client that does not wait long for what does not come. */
  abstract static class Wrong extends FeignClientContract {
    final Client good =
        new feign.okhttp.OkHttpClient(
            new okhttp3.OkHttpClient.Builder().retryOnConnectionFailure(false).build());

    @Override
    protected Duration limit() {
      return Duration.ofSeconds(3);
    }
  }

  static final class Repeating extends Wrong {
    @Override
    protected Client client() {
      return (request, options) -> {
        try {
          return good.execute(request, options);
        } catch (IOException e) {
          return good.execute(request, options);
        }
      };
    }
  }

  static final class Following extends Wrong {
    @Override
    protected Client client() {
      return (request, options) ->
          good.execute(
              request,
              new Request.Options(
                  options.connectTimeout(),
                  options.connectTimeoutUnit(),
                  options.readTimeout(),
                  options.readTimeoutUnit(),
                  true));
    }
  }

  static final class Buffering extends Wrong {
    @Override
    protected Client client() {
      return (request, options) -> {
        try (Response response = good.execute(request, options)) {
          byte[] whole = response.body().asInputStream().readAllBytes();
          return response.toBuilder().body(whole).build();
        }
      };
    }
  }

  /** Takes every end of a body for a good one. */
  static final class Swallowing extends Wrong {
    @Override
    protected Client client() {
      return (request, options) -> {
        Response response = good.execute(request, options);
        if (response.body() == null) {
          return response;
        }
        InputStream body = response.body().asInputStream();
        InputStream lenient =
            new FilterInputStream(body) {
              @Override
              public int read(byte[] bytes, int offset, int length) {
                try {
                  return super.read(bytes, offset, length);
                } catch (IOException e) {
                  return -1;
                }
              }
            };
        return response.toBuilder().body(lenient, null).build();
      };
    }
  }

  static final class Padding extends Wrong {
    @Override
    protected Client client() {
      return (request, options) -> {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(request.body());
        body.write(' ');
        return good.execute(
            Request.create(
                request.httpMethod(),
                request.url(),
                request.headers(),
                body.toByteArray(),
                request.charset(),
                null),
            options);
      };
    }
  }

  @Test
  void contract_clientThatSendsAgain_fails() {
    assertThat(failures(Repeating.class))
        .contains("connection_lostBeforeTheResponse_isAnIoExceptionAndNotSentAgain");
  }

  @Test
  void contract_clientThatFollowsRedirects_fails() {
    assertThat(failures(Following.class)).containsExactly("response_redirect_isNotFollowed");
  }

  @Test
  void contract_clientThatBuffers_fails() {
    assertThat(failures(Buffering.class))
        .contains(
            "stream_eachEvent_isHandedOverWhenItIsSent", "stream_closedEarly_freesTheConnection");
  }

  @Test
  void contract_clientThatHidesTruncation_fails() {
    assertThat(failures(Swallowing.class))
        .containsExactlyInAnyOrder(
            "body_shorterThanItsLength_isAnIoException",
            "body_cutBetweenChunks_isAnIoException",
            "body_reset_isAnIoException");
  }

  @Test
  void contract_clientThatChangesTheBody_fails() {
    assertThat(failures(Padding.class)).containsExactly("request_isSentAsItIs");
  }

  private static List<String> failures(Class<?> type) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build();
    LauncherFactory.create().execute(request, listener);
    assertThat(listener.getSummary().getTestsStartedCount()).isEqualTo(14);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .toList();
  }
}
