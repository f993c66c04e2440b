package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What the client's README shows of TLS. */
class TlsExamplesTest {

  // tag::mtls[]
  static SSLContext sslContext(Path ownKey, Path trusted, char[] password) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(ownKey, password), password);
    TrustManagerFactory authorities =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    authorities.init(load(trusted, password));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), authorities.getTrustManagers(), null);
    return context;
  }

  static KeyStore load(Path file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  // end::mtls[]

  @Test
  void sslContext_ofTheTestkit_isUsed() throws GeneralSecurityException {
    TestCertificates certificates = TestCertificates.forHosts("127.0.0.1", "localhost");
    SSLContext context = certificates.clientContext();
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"Once\"}]}"));
      String url = server.baseUrl();
      // tag::tls[]
      TuneStudioClient tune = TuneStudioClient.builder().baseUrl(url).sslContext(context).build();
      // end::tls[]
      try (tune) {
        assertThat(tune.textCompletions().create(r -> r.prompt("p")).text()).isEqualTo("Once");
      }
    }
  }
}
