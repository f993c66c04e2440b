package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The tests of what happens to connections, over TLS. */
class TlsTest {

  /** A server that ends TLS 1.2 within the end of a chunked body, and not the connection. */
  @Test
  void stream_tlsEndedWithTheBody_connectionIsNotUsedAgain() throws Exception {
    TestCertificates certificates = TestCertificates.loopback();
    SSLContext tls12 = SSLContext.getInstance("TLSv1.2");
    tls12.init(null, trusting(certificates.certificate()), null);
    String event = "data: " + WireTest.GOOD + "\n\ndata: [DONE]\n\n";
    Answer unfinished =
        Answer.raw()
            .bytes(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(event.length())
                    + "\r\n"
                    + event
                    + "\r\n0\r\n")
            .close();
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext());
        TuneStudioClient tune =
            TuneStudioClient.builder()
                .baseUrl(server.baseUrl())
                .sslContext(tls12)
                .retryPolicy(RetryPolicy.none())
                .build()) {
      server.otherwise(unfinished);
      for (int i = 0; i < 100; i++) {
        assertThat(Mode.STREAM.call(tune).text()).isEqualTo("upon a time");
      }
    }
  }

  static TrustManager[] trusting(Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("server", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  @Nested
  class AbandonedStream extends AbandonedStreamTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class CallEnd extends CallEndTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Cancel extends CancelTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class CompletionStream extends CompletionStreamTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class ConnectionReuseCases extends ConnectionReuseCasesTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Deadlines extends DeadlinesTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class FinishReason extends FinishReasonTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class MalformedHead extends MalformedHeadTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Publish extends PublishTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class RetriesOnTheWire extends RetriesOnTheWireTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class StreamAsync extends StreamAsyncTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class StreamClocks extends StreamClocksTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class SurplusBytes extends SurplusBytesTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class UnreadableAnswers extends UnreadableAnswersTest {
    @Override
    boolean isTls() {
      return true;
    }
  }
}
