package app.tune.studio.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark Connect server in a JVM of its own with an executor in another one, as its start script
 * starts it: by spark-submit, which gets our jars as {@code --jars}.
 */
final class ConnectServer implements AutoCloseable {

  private static final Pattern STARTED =
      Pattern.compile("Spark Connect server started at: \\S+:(\\d+)");
  private static final int CEILING_SECONDS = 300;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private ConnectServer(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "connect-server-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a server.
   *
   * @param folder for its configuration
   * @param conf that
   * @param key the access key, which its executor inherits in the environment
   */
  static ConnectServer start(Path folder, Map<String, String> conf, String key) throws IOException {
    SparkHome.assemble();
    Path properties = folder.resolve("connect.properties");
    Files.write(
        properties, conf.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    ProcessBuilder submit =
        SparkHome.java(
            SparkHome.PATH.resolve("jars") + "/*",
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--properties-file",
                properties.toString(),
                "--jars",
                SparkHome.applicationJars(),
                "--class",
                "org.apache.spark.sql.connect.service.SparkConnectServer",
                "spark-internal"));
    submit.environment().put("TUNE_API_KEY", key);
    return new ConnectServer(submit.redirectErrorStream(true).start());
  }

  /** Returns what a client connects to, once the server has started. */
  String url() throws Exception {
    return "sc://127.0.0.1:" + port.get(CEILING_SECONDS, TimeUnit.SECONDS);
  }

  private void read() {
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          port.complete(Integer.valueOf(started.group(1)));
        }
      }
    } catch (IOException ended) {
      output.append(ended);
    }
    port.completeExceptionally(new AssertionError("the server ended:\n" + output));
  }

  @Override
  public void close() {
    process.destroy(); // not by force: it ends its executor
    process.onExit().join();
  }
}
