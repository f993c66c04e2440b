package app.tune.studio.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged command, run as a user runs it. */
final class CommandProcess implements AutoCloseable {

  static final String COMMAND = System.getProperty("cli.command", "target/tune");

  private static final int CEILING_SECONDS = 60;

  private final Process process;

  private CommandProcess(Process process) {
    this.process = process;
  }

  /** What a process leaves behind. */
  record Result(int status, String out, String err) {}

  /** Starts a command line of bash, in which {@code $tune} is the command. */
  static CommandProcess bash(String line, String... variables) throws IOException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", line));
    return start(words, variables);
  }

  /** Starts the command, with signals as they are for a person who types it. */
  static CommandProcess tune(List<String> args, String... variables) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT,TERM", COMMAND));
    words.addAll(args);
    return start(words, variables);
  }

  private static CommandProcess start(List<String> words, String... variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("TUNE_"));
    builder.environment().remove("NO_COLOR");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CONFIG_HOME", "/nonexistent");
    builder.environment().put("tune", COMMAND);
    for (String variable : variables) {
      String[] parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    return new CommandProcess(builder.start());
  }

  Process process() {
    return process;
  }

  /** Waits for so much output. */
  String awaitOutput(int bytes) throws IOException {
    return new String(process.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Closes standard input and waits for the end. */
  Result result() throws IOException, InterruptedException {
    process.getOutputStream().close();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread reader = new Thread(() -> copy(process.getErrorStream(), err));
    reader.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(CEILING_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the command does not end; it wrote: " + out);
    }
    reader.join();
    return new Result(process.exitValue(), out, err.toString(StandardCharsets.UTF_8));
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
