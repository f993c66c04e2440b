package app.tune.studio.testkit.tls;

import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A generated self-signed certificate, valid for a year, with an SSL context for the server and one
 * for clients that trust only this certificate.
 *
 * <pre>{@code
 * TestCertificates certificates = TestCertificates.loopback();
 * ScriptedServer server = ScriptedServer.startTls(certificates.serverContext());
 * HttpClient client = HttpClient.newBuilder().sslContext(certificates.clientContext()).build();
 * }</pre>
 */
public final class TestCertificates {
  private static final char[] PASSWORD = "in memory only".toCharArray();

  private final X509Certificate certificate;
  private final SSLContext server;
  private final SSLContext client;

  private TestCertificates(List<String> hosts) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      certificate = SelfSigned.certificate(keys, hosts);
      server = serverContext(keys, certificate);
      client = clientContext(certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no certificate for " + hosts, e);
    } catch (IOException e) {
      throw new UncheckedIOException("an empty key store cannot be made", e);
    }
  }

  /**
   * Creates a certificate for localhost, 127.0.0.1 and ::1, as needed by a {@link ScriptedServer}.
   *
   * @return a new certificate
   */
  public static TestCertificates loopback() {
    return forHosts("localhost", "127.0.0.1", "::1");
  }

  /**
   * Creates a certificate for these names and addresses, for example to test a host name mismatch.
   *
   * @param hosts DNS names or IP addresses, one or more
   * @return a new certificate
   * @throws IllegalArgumentException if there are none
   */
  public static TestCertificates forHosts(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("hosts must not be empty");
    }
    return new TestCertificates(List.of(hosts));
  }

  /** {@return the certificate} */
  public X509Certificate certificate() {
    return certificate;
  }

  /** {@return a context for a server, with the certificate and its key} */
  public SSLContext serverContext() {
    return server;
  }

  /** {@return a context for a client that trusts this certificate only} */
  public SSLContext clientContext() {
    return client;
  }

  private static SSLContext serverContext(KeyPair keys, X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry("server", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext clientContext(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("server", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
