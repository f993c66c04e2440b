package app.tune.studio.cli.check;

import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.OneLine;

/** Aligned lines that say what works. */
final class Checklist {

  private static final int MARK = 6;
  private static final int SUBJECT = 12;

  private final Output out;

  Checklist(Output out) {
    this.out = out;
  }

  void title(String text) {
    out.println(text);
    out.println("");
  }

  void ok(String subject, String text) {
    line("green", "ok", subject, text);
  }

  void failed(String subject, String text) {
    line("bold,red", "FAIL", subject, text);
  }

  /** Writes what could not be seen, because of a failure before it. */
  void unknown(String subject, String text) {
    line("faint", "?", subject, text);
  }

  /** Writes more about the line above. */
  void detail(String text) {
    out.println(" ".repeat(2 + MARK + SUBJECT) + OneLine.shortened(text));
  }

  /** Writes what to do about the line above. */
  void hint(String text) {
    out.println(" ".repeat(2 + MARK + SUBJECT) + out.styled("bold", "hint:") + " " + text);
  }

  private void line(String style, String mark, String subject, String text) {
    String padding = " ".repeat(MARK - mark.length());
    String name = subject + " ".repeat(SUBJECT - subject.length());
    out.println("  " + out.styled(style, mark) + padding + name + text);
  }
}
