package app.tune.studio.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of another make over the same YAML: Prism of npm, in a process of its own. */
final class Prism implements AutoCloseable {

  private static final Path CONTRACT = Path.of("../../openapi/tune-studio.yaml");
  private static final int MINUTES_TO_INSTALL = 10;

  /** The header in which Prism says what breaks the contract. */
  static final String VIOLATIONS = "sl-violations";

  private final Process process;
  private final int port;

  private Prism(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Answers with the examples of the contract. */
  static Prism mock(String version) {
    return start(version, List.of("mock", CONTRACT.toString()));
  }

  /** Hands requests on, and says in a header of the answer what breaks the contract. */
  static Prism proxy(String version, String upstream) {
    return start(version, List.of("proxy", CONTRACT.toString(), upstream));
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  private static Prism start(String version, List<String> arguments) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(installed(version).toString());
    command.addAll(arguments);
    command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitListening(process);
      return new Prism(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on in the background, lest the process waits for a reader. */
  private static void awaitListening(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder read = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.append(line).append('\n');
      if (line.contains("Prism is listening")) {
        Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "prism-output");
        drain.setDaemon(true);
        drain.start();
        return;
      }
    }
    throw new AssertionError("Prism ended before it was listening:\n" + read);
  }

  /** Installs Prism below target, once; without Node the calling test is skipped. */
  private static Path installed(String version) {
    if (!runs(List.of("node", "--version"))) {
      System.out.println("Prism: skipped, there is no Node here");
      abort("there is no Node here");
    }
    Path folder = Path.of("target", "prism-" + version).toAbsolutePath();
    Path program = folder.resolve("node_modules/.bin/prism");
    if (!Files.exists(program)) {
      System.out.println("Prism: npm installs version " + version + " below target");
      List<String> install =
          List.of(
              "npm",
              "install",
              "--silent",
              "--no-audit",
              "--no-fund",
              "--prefix",
              folder.toString(),
              "@stoplight/prism-cli@" + version);
      if (!runs(install)) {
        throw new AssertionError("npm could not install Prism: " + String.join(" ", install));
      }
    }
    return program;
  }

  private static boolean runs(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
