package app.tune.studio.cli.host;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a command. Tests make their own.
 *
 * @param in standard input
 * @param inputTerminal whether a person types it
 * @param out standard output
 * @param err standard error
 * @param columns how wide a terminal is
 * @param environment environment variables
 * @param configFolder the folder that holds the configuration of this user
 * @param home the user's folder
 * @param signals where signals come from
 * @param password reads a line that is not shown, or returns null where nobody can type one
 * @param halt ends the process at once, with a status
 */
public record Host(
    InputStream in,
    boolean inputTerminal,
    Output out,
    Output err,
    int columns,
    Map<String, String> environment,
    Path configFolder,
    Path home,
    Signals signals,
    Supplier<char @Nullable []> password,
    IntConsumer halt) {

  /** {@return what surrounds this process} */
  public static Host ofProcess() {
    Map<String, String> environment = System.getenv();
    Terminals terminals = Terminals.ofProcess();
    boolean colors =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    Path home = home(environment);
    return new Host(
        // reads on: a file's own stream asks a pipe for its position
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        terminals.in(),
        new Output(
            new FileOutputStream(FileDescriptor.out), terminals.out(), terminals.out() && colors),
        new Output(
            new Diagnostics(new FileOutputStream(FileDescriptor.err)),
            terminals.err(),
            terminals.err() && colors),
        terminals.columns(),
        environment,
        ConfigFolder.of(System.getProperty("os.name", ""), environment, home),
        home,
        new ProcessSignals(),
        Host::readPassword,
        Runtime.getRuntime()::halt);
  }

  /**
   * The variable comes first, as in a shell; Java looks the user up, which not all systems know.
   */
  private static Path home(Map<String, String> environment) {
    String named = environment.getOrDefault("HOME", "");
    boolean windows = File.separatorChar == '\\';
    return Path.of(windows || named.isBlank() ? System.getProperty("user.home", "") : named);
  }

  private static char @Nullable [] readPassword() {
    Console console = System.console();
    return console == null ? null : console.readPassword("Key: ");
  }

  /** Shows no variable: one of them holds the key. */
  @Override
  public String toString() {
    return "Host[" + configFolder + "]";
  }
}
