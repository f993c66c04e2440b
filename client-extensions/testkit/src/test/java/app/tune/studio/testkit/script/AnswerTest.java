package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final Duration CEILING = Duration.ofSeconds(30);

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void head_isUnderControl() throws Exception {
    String text =
        answerTo(
            Answer.status(299)
                .reason("Fine enough")
                .header("A", "1")
                .header("A", "2")
                .header("B", "3")
                .withoutHeader("b")
                .withStatus(599)
                .contentLength(3)
                .close());
    assertThat(text)
        .isEqualTo(
            "HTTP/1.1 599 Fine enough\r\nA: 1\r\nA: 2\r\nContent-Length: 3\r\n"
                + "Connection: close\r\n\r\n");
  }

  @Test
  void untilClose_hasNoFramingHeader() throws Exception {
    assertThat(answerTo(Answer.json("{}").untilClose()))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{}");
  }

  @Test
  void noContent_hasNeitherBodyNorLength() throws Exception {
    assertThat(answerTo(Answer.status(204).close()))
        .isEqualTo("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  }

  @Test
  void write_anyBytes_eachPieceIsAChunkOfItsOwn() throws Exception {
    byte[] umlaut = "ü".getBytes(StandardCharsets.UTF_8);
    String text =
        answerTo(
            Answer.eventStream()
                .write(new byte[] {umlaut[0]})
                .write(new byte[] {umlaut[1]})
                .write("\r")
                .write("\n")
                .write(new byte[0])
                .line("error: {}")
                .close());
    assertThat(text)
        .endsWith(
            "\r\n"
                + "1\r\n"
                + "\u00c3\r\n"
                + "1\r\n"
                + "\u00bc\r\n"
                + "1\r\n\r\r\n"
                + "1\r\n\n\r\n"
                + "a\r\n"
                + "error: {}\n\r\n"
                + "0\r\n\r\n");
  }

  @Test
  void gzip_compressesTheBody() throws Exception {
    String text = answerTo(Answer.status(500).gzip("hello").close());
    assertThat(text).contains("Content-Encoding: gzip\r\n");
    byte[] body =
        text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
        .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void repeat_countsIntoTheLength() throws Exception {
    assertThat(answerTo(Answer.status(200).repeat("abc", 1_000).close()))
        .contains("Content-Length: 3000\r\n")
        .endsWith("abcabcabc");
  }

  @Test
  void generatedEvents_areGroupedIntoWrites() throws Exception {
    assertThat(answerTo(Answer.eventStream().data(5, i -> "e" + i, 2).close()))
        .endsWith(
            "\r\n\r\n14\r\ndata: e0\n\ndata: e1\n\n\r\n14\r\ndata: e2\n\ndata: e3\n\n\r\n"
                + "a\r\ndata: e4\n\n\r\n0\r\n\r\n");
  }

  @Test
  void slowEvents_areEachAWriteOfTheirOwn() throws Exception {
    assertThat(answerTo(Answer.eventStream().data(2, i -> "e" + i, Duration.ofNanos(1)).close()))
        .endsWith("\r\n\r\na\r\ndata: e0\n\n\r\na\r\ndata: e1\n\n\r\n0\r\n\r\n");
  }

  @Test
  void iterator_isAskedWhenItsTurnComes() throws Exception {
    BlockingQueue<String> texts = new ArrayBlockingQueue<>(1);
    Iterator<String> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            try {
              return texts.take();
            } catch (InterruptedException e) {
              throw new IllegalStateException("the client left", e);
            }
          }
        };
    server.enqueue(Answer.eventStream().data(() -> endless));
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      for (String text : List.of("one", "two")) {
        texts.put(text);
        assertThat(client.readTo("data: " + text + "\n\n\r\n")).isNotEmpty();
      }
    }
    server.awaitDisconnect(CEILING);
    server.awaitNoOpenConnections(CEILING);
  }

  @Test
  void deferred_mayBlock_andIsInterruptedWhenTheClientLeaves() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    server.enqueue(
        Answer.deferred(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return Answer.json("{}");
            }));
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }
    server.awaitDisconnect(CEILING);
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void deferred_thatFails_cutsAndIsReported() throws Exception {
    Answer broken =
        Answer.deferred(
            () -> {
              throw new IOException("no idea");
            });
    assertThat(answerTo(broken)).isEmpty();
    assertThat(server.problems()).singleElement().asString().contains("no idea");
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void pieces_thatBreak_cutTheBody() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    Pieces pieces =
        new Pieces() {
          private boolean broken;

          @Override
          public byte[] next() throws IOException {
            if (broken) {
              throw new IOException("the source is gone");
            }
            broken = true;
            return new byte[] {'a'};
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    assertThat(answerTo(Answer.status(200).chunked().write(pieces))).endsWith("\r\n\r\n1\r\na\r\n");
    assertThat(closed.getCount()).isZero();
    assertThat(server.problems()).singleElement().asString().contains("the source is gone");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pieces_thatAreNotReached_areClosedToo(boolean beforeHead) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    Pieces pieces =
        new Pieces() {
          @Override
          public byte[] next() {
            throw new IllegalStateException("never reached");
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    Gate gate = new Gate();
    BodyAnswer start = Answer.status(200).chunked();
    server.enqueue((beforeHead ? start.awaitBeforeHead(gate) : start.await(gate)).write(pieces));
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      gate.awaitArrivals(1, CEILING);
    }
    server.awaitDisconnect(CEILING);
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.problems()).isEmpty();
  }

  @Test
  void unknownLength_withoutFraming_isReported() throws Exception {
    assertThat(answerTo(Answer.status(200).repeat("x", Long.MAX_VALUE).repeat("x", 2))).isEmpty();
    assertThat(server.problems()).singleElement().asString().contains("say chunked()");
  }

  @Test
  void handler_answersWhenTheQueueIsEmpty() throws Exception {
    server.handler(request -> Answer.json(request.bodyText()).close());
    assertThat(answerTo(Answer.json("1").close())).endsWith("\r\n1");
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("{\"me\":2}").readAll()).endsWith("{\"me\":2}");
    }
  }

  @Test
  void answer_isImmutable_soThatOneServesManyRequests() throws Exception {
    EventStreamAnswer start = Answer.eventStream().data("a");
    EventStreamAnswer whole = start.data("[DONE]").close();
    assertThat(answerTo(start.cut())).doesNotContain("[DONE]");
    assertThat(answerTo(whole)).contains("[DONE]").isEqualTo(answerTo(whole));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100, 199, 1000})
  void status_outOfRange_isRefused(int status) {
    assertThatThrownBy(() -> Answer.status(status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200 to 999")
        .hasMessageContaining(Integer.toString(status));
  }

  @Test
  void header_withLineEnd_isRefused() {
    assertThatThrownBy(() -> Answer.status(200).header("A", "b\r\nC: d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String answerTo(Answer answer) throws IOException {
    server.enqueue(answer);
    try (RawClient client = new RawClient(server)) {
      return client.post("x").readBytesToEnd();
    }
  }
}
