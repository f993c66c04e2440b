package app.tune.studio.batch;

import app.tune.studio.client.TuneStudioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A batch in a process of its own, which can be killed. */
public final class BatchProcess {

  private BatchProcess() {}

  /**
   * Runs a batch; the status is 0 where it is complete, 3 where the output could not be written.
   *
   * @param args the server, the input, the output, the number of requests under way, and a file for
   *     what could not be written
   */
  public static void main(String[] args) throws IOException {
    try (TuneStudioClient tune =
        TuneStudioClient.builder().baseUrl(args[0]).apiKey("none").build()) {
      BatchSummary summary =
          BatchRunner.builder(tune)
              .maxConcurrency(Integer.parseInt(args[3]))
              .build()
              .run(Path.of(args[1]), Path.of(args[2]));
      System.exit(summary.isComplete() ? 0 : 1);
    } catch (BatchOutputException e) {
      Files.write(Path.of(args[4]), e.unwritten());
      System.exit(3);
    }
  }

  /** Starts a process that runs a class with this one's class path; its output is inherited. */
  static Process start(List<String> jvmOptions, Class<?> main, Object... args) {
    return start(List.of(), jvmOptions, main, args);
  }

  /** Starts such a process by a command that is followed by its own. */
  static Process start(
      List<String> prefix, List<String> jvmOptions, Class<?> main, Object... args) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
