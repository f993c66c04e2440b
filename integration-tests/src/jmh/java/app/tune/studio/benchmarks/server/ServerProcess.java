package app.tune.studio.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The server, in a process of its own that ends with this one. */
public final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final String url;

  /** Starts the server. */
  public ServerProcess() throws IOException {
    process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchmarkServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    url = "http://127.0.0.1:" + out.readLine() + "/v1";
  }

  /** Returns the address to which clients add their path. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
