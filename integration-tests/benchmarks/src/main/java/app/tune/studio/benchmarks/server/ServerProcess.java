package app.tune.studio.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server, in a process of its own that ends with this one. */
public final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final Path trustStore;
  private final String[] ports;

  /** Starts the server. */
  public ServerProcess() throws IOException {
    trustStore = Files.createTempFile("benchmark", ".p12");
    process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchmarkServer.class.getName(),
                trustStore.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader(StandardCharsets.US_ASCII).readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    ports = line.split(" ");
  }

  /** Returns the base URL of the port without TLS. */
  public String url() {
    return "http://127.0.0.1:" + ports[0] + "/v1";
  }

  /** Returns the base URL of the port with TLS. */
  public String tlsUrl() {
    return "https://127.0.0.1:" + ports[1] + "/v1";
  }

  /** Returns the trust store that a client of the port with TLS needs. */
  public Path trustStore() {
    return trustStore;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.delete(trustStore);
  }
}
