package app.tune.studio.cli.complete;

import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a prompt comes from: an argument, a file or standard input. */
final class PromptSource {

  static final String STANDARD_INPUT = "-";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Host host;

  PromptSource(Host host) {
    this.host = host;
  }

  /**
   * Returns the prompt. An argument is taken as it is; the text of a file or of standard input
   * without the line ending at its end, which editors and echo add.
   */
  String read(@Nullable String argument, @Nullable Path file) throws IOException {
    if (file != null) {
      if (argument != null) {
        throw new UsageException("--file and a prompt as an argument cannot be combined");
      }
      return text(bytes(file), file.toString());
    } else if (argument != null && !argument.equals(STANDARD_INPUT)) {
      return argument;
    } else if (argument == null && host.inputTerminal()) {
      throw new UsageException(
          "there is no prompt: give it as an argument, by --file or on standard input");
    }
    return text(host.in().readAllBytes(), "standard input");
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException("--file: is a folder: " + file);
    }
    return Files.readAllBytes(file);
  }

  private static String text(byte[] bytes, String source) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException(source + " is not UTF-8 text", e);
    }
    if (text.isEmpty()) {
      throw new UsageException(
          source + " is empty; to send an empty prompt, give \"\" as argument");
    }
    String start = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return start.replaceFirst("\r?\n\\z", "");
  }
}
