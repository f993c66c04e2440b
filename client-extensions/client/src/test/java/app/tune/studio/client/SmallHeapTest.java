package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 64 MB of streamed text in a JVM with a heap of 64 MB, whose reader keeps none of it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmallHeapTest extends SocketTest {

  private static final int PIECES = 4_096;
  private static final int PIECE_LENGTH = 16 * 1024;

  @ParameterizedTest
  @CsvSource({
    "whole, 67108864 characters then ProtocolException",
    "cut, 67108864 characters then IncompleteStreamException true 16777216"
  })
  void stream_moreTextThanHeap_isReadToItsEnd(String how, String expected) throws Exception {
    String piece = chunk("x".repeat(PIECE_LENGTH));
    EventStreamAnswer text = Answer.eventStream().data(PIECES, i -> piece);
    server.enqueue(how.equals("cut") ? text.cut() : text.data(last("")).data(DONE));
    assertThat(ChildJvm.outputOf(Program.class, List.of("-Xmx64m"), server.baseUrl()))
        .startsWith(expected);
  }

  /** What runs in a JVM of its own. */
  static final class Program {

    private Program() {}

    public static void main(String[] args) {
      long[] read = {0};
      try (TuneStudioClient tune = TuneStudioClient.builder().baseUrl(args[0]).build();
          CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
        stream.iterator().forEachRemaining(chunk -> read[0] += chunk.text().length());
        stream.completion();
      } catch (ProtocolException tooLong) {
        System.out.println(read[0] + " characters then ProtocolException");
      } catch (IncompleteStreamException cut) {
        System.out.println(
            "%d characters then IncompleteStreamException %s %d"
                .formatted(read[0], cut.isTextTruncated(), cut.partialText().length()));
      }
    }
  }
}
