package app.tune.studio.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** A trust store in a file: the JVM's properties name it, so that every client accepts it. */
public final class TrustStore {

  private static final String PASSWORD = "benchmark";

  private TrustStore() {}

  static void write(X509Certificate certificate, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("server", certificate);
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  /** Returns the arguments of a JVM that trusts this server. */
  public static List<String> jvmArguments(Path file) {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}
