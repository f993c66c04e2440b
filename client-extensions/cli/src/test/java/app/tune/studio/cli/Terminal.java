package app.tune.studio.cli;

import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.host.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs the command in this process, with streams, variables and signals of its own. */
final class Terminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final List<IntConsumer> signalHandlers = new CopyOnWriteArrayList<>();
  private final List<Integer> halts = new CopyOnWriteArrayList<>();
  private final Path home;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream outTarget = out;
  private boolean inputTerminal;
  private boolean outputTerminal;
  private boolean colors;
  private int earlySignal;
  private char @Nullable [] password;

  /** Makes one whose user has this folder. */
  Terminal(Path home) {
    this.home = home;
  }

  Terminal variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Terminal input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Terminal input(byte[] bytes) {
    in = new ByteArrayInputStream(bytes);
    return this;
  }

  /** Lets a person sit before it. */
  Terminal interactive() {
    inputTerminal = true;
    outputTerminal = true;
    return this;
  }

  Terminal colors() {
    colors = true;
    return this;
  }

  Terminal password(String typed) {
    password = typed.toCharArray();
    return this;
  }

  /** Writes standard output elsewhere. */
  Terminal output(OutputStream target) {
    outTarget = target;
    return this;
  }

  /** Sends a signal as soon as a command handles signals. */
  Terminal earlySignal(int status) {
    earlySignal = status;
    return this;
  }

  int run(String... args) {
    return new TuneCommandLine(host()).run(args);
  }

  private Host host() {
    Signals signals =
        action -> {
          signalHandlers.add(action);
          if (earlySignal != 0) {
            action.accept(earlySignal);
          }
          return () -> signalHandlers.remove(action);
        };
    return new Host(
        in,
        inputTerminal,
        new Output(outTarget, outputTerminal, colors),
        new Output(err, outputTerminal, colors),
        120,
        environment,
        configFolder(),
        home,
        signals,
        () -> password,
        halts::add);
  }

  Path configFolder() {
    return home.resolve("config/tune");
  }

  /** Sends a signal as the system would, which ends the process with this status by default. */
  void signal(int status) {
    signalHandlers.forEach(handler -> handler.accept(status));
  }

  boolean handlesSignals() {
    return !signalHandlers.isEmpty();
  }

  /** Returns the statuses with which the process was ended at once. */
  List<Integer> halts() {
    return halts;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
