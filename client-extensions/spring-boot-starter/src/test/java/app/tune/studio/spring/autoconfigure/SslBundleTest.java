package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

class SslBundleTest {

  @Test
  void bundle_ofTheProperties_saysWhomToTrust() {
    TestCertificates certificates = TestCertificates.forHosts("127.0.0.1");
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"Once\"}]}"));
      Contexts.runner("tune-studio.base-url=" + server.baseUrl(), "tune-studio.ssl.bundle=testkit")
          .withBean(
              SslBundleRegistrar.class,
              () -> registry -> registry.registerBundle("testkit", bundle(certificates)))
          .run(
              context ->
                  assertThat(
                          context.getBean(TextCompletions.class).create(r -> r.prompt("p")).text())
                      .isEqualTo("Once"));
    }
  }

  private static SslBundle bundle(TestCertificates certificates) {
    return SslBundle.of(
        SslStoreBundle.NONE,
        SslBundleKey.NONE,
        SslOptions.NONE,
        SslBundle.DEFAULT_PROTOCOL,
        new SslManagerBundle() {
          @Override
          public KeyManagerFactory getKeyManagerFactory() {
            throw new UnsupportedOperationException();
          }

          @Override
          public TrustManagerFactory getTrustManagerFactory() {
            throw new UnsupportedOperationException();
          }

          @Override
          public SSLContext createSslContext(String protocol) {
            return certificates.clientContext();
          }
        });
  }
}
