package app.tune.studio.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** What is told before the default context is made is what that context tells. */
class LazySslContextTest {

  private final SSLContext lazy = new LazySslContext();

  @Test
  void getDefaultSSLParameters_nothingRead_areThoseOfTheDefaultContext()
      throws NoSuchAlgorithmException {
    assertThat(lazy.getDefaultSSLParameters().getProtocols())
        .containsExactlyInAnyOrder(
            SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
  }

  @Test
  void createSSLEngine_anyHost_isTheDefaultContexts() throws NoSuchAlgorithmException {
    assertThat(lazy.createSSLEngine("example.org", 443).getSupportedCipherSuites())
        .isEqualTo(SSLContext.getDefault().createSSLEngine().getSupportedCipherSuites());
  }
}
