package app.tune.studio.cli.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * One of the standard streams, written as UTF-8 whatever the locale says. Everything is flushed at
 * once. Thread-safe.
 */
public final class Output {

  private final OutputStream stream;
  private final Writer writer;
  private final boolean terminal;
  private final boolean colors;

  /**
   * Wraps a stream.
   *
   * @param stream receives the bytes
   * @param terminal whether a person reads it
   * @param colors whether marks such as {@code @|red …|@} become colours; they are removed if not
   */
  public Output(OutputStream stream, boolean terminal, boolean colors) {
    this.stream = stream;
    this.writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    this.terminal = terminal;
    this.colors = colors;
  }

  /** {@return whether a person reads it} */
  public boolean isTerminal() {
    return terminal;
  }

  /** {@return whether to write colours, as picocli wants to know it} */
  public Ansi ansi() {
    return colors ? Ansi.ON : Ansi.OFF;
  }

  /** {@return the bytes themselves, for a library that writes to a stream} */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Writes text as it is.
   *
   * @param text may hold anything
   * @throws ClosedOutputException if its reader has gone
   * @throws UncheckedIOException if it cannot be written, as to a full disk
   */
  public synchronized void print(String text) {
    try {
      writer.write(text);
      writer.flush();
    } catch (IOException e) {
      throw ClosedOutputException.isMeantBy(e)
          ? new ClosedOutputException(e)
          : new UncheckedIOException(e);
    }
  }

  /**
   * Writes a line of text as it is.
   *
   * @param text may hold anything
   * @throws ClosedOutputException if its reader has gone
   * @throws UncheckedIOException if it cannot be written, as to a full disk
   */
  public void println(String text) {
    print(text + System.lineSeparator());
  }

  /**
   * {@return text in a style}
   *
   * @param style names of picocli's styles, such as {@code bold,red}
   * @param text may hold anything, and is not read as markup
   */
  public String styled(String style, String text) {
    // all off at the end: what some terminals take for "not bold" underlines in others
    return colors ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.off() : text;
  }

  /** {@return a writer for a library that prints text; it reports no failure} */
  public PrintWriter writer() {
    return new PrintWriter(writer, true);
  }
}
