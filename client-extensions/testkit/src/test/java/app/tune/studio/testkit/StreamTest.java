package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void stream_events_haveTheShapeOfTheProtocol() throws Exception {
    try (TuneStudioServer server = TuneStudioServer.builder().seed(1).start()) {
      HttpResponse<String> response =
          Wire.post(server, "{\"prompt\":\"Once\",\"stream\":true,\"max_tokens\":4}");

      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
      assertThat(response.body()).matches("(data: \\{[^\\n]*\\}\\n\\n){5}data: \\[DONE\\]\\n\\n");
      List<TextCompletionChunk> chunks = chunks(response.body());
      TextCompletionChunk last = chunks.remove(4);
      assertThat(chunks)
          .allSatisfy(
              chunk -> {
                assertThat(chunk.choices().get(0).text()).isNotEmpty();
                assertThat(chunk.choices().get(0).finishReason()).isNull();
                assertThat(chunk.usage()).isNull();
                assertThat(chunk.id()).isEqualTo(last.id());
                assertThat(chunk.model()).isEqualTo(last.model());
                assertThat(chunk.object()).isEqualTo("text_completion");
              });
      assertThat(last.choices().get(0).text()).isEmpty();
      assertThat(last.choices().get(0).finishReason()).isEqualTo("length");
      assertThat(last.usage().totalTokens()).isEqualTo(5);
    }
  }

  @Test
  void stream_choices_interleaveAndSayThePlainTexts() throws Exception {
    try (TuneStudioServer server = TuneStudioServer.builder().seed(7).start()) {
      String members = "\"prompt\":\"The \u00fc\",\"echo\":true,\"n\":3,\"max_tokens\":9}";
      TextCompletion plain =
          JSON.readValue(Wire.post(server, "{" + members).body(), TextCompletion.class);
      List<TextCompletionChunk> chunks =
          chunks(Wire.post(server, "{\"stream\":true," + members).body());

      assertThat(chunks.subList(0, 6))
          .extracting(chunk -> chunk.choices().get(0).index())
          .containsExactly(0, 1, 2, 0, 1, 2);
      for (CompletionChoice choice : plain.choices()) {
        assertThat(text(chunks, choice.index())).isEqualTo(choice.text());
      }
      assertThat(chunks.get(chunks.size() - 1).usage()).isEqualTo(plain.usage());
    }
  }

  @Test
  void stream_event_isWrittenAtOnceAndAlone() throws Exception {
    try (TuneStudioServer server =
            TuneStudioServer.builder().delayPerToken(Duration.ofDays(1)).start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String body = "{\"prompt\":\"Once\",\"stream\":true,\"echo\":true}";
      socket.getOutputStream().write(Wire.raw(server, body).getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout((int) Wire.CEILING.toMillis());

      String received = readUntil(socket.getInputStream(), "\n\n\r\n");

      assertThat(received).contains("data: {").endsWith("}\n\n\r\n");
    }
  }

  @Test
  void stream_clientLeaves_endsTheGeneration() throws Exception {
    try (TuneStudioServer server =
        TuneStudioServer.builder().delayPerToken(Duration.ofDays(1)).start()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        String body = "{\"prompt\":\"Once\",\"stream\":true}";
        socket.getOutputStream().write(Wire.raw(server, body).getBytes(StandardCharsets.UTF_8));

        assertThat(server.awaitActiveStreams(1, Wire.CEILING)).isTrue();
      }

      assertThat(server.awaitActiveStreams(0, Wire.CEILING)).isTrue();
    }
  }

  @Test
  void plain_clientLeaves_endsTheGeneration() throws Exception {
    try (TuneStudioServer server =
        TuneStudioServer.builder().delayPerToken(Duration.ofDays(1)).start()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        String body = "{\"prompt\":\"Once\"}";
        socket.getOutputStream().write(Wire.raw(server, body).getBytes(StandardCharsets.UTF_8));

        assertThat(server.awaitActivePlainAnswers(1, Wire.CEILING)).isTrue();
        assertThat(server.activeStreams()).isZero();
      }

      assertThat(server.awaitActivePlainAnswers(0, Wire.CEILING)).isTrue();
    }
  }

  @Test
  void stream_clientThatReadsNothing_isWaitedForAndMayLeave() throws Exception {
    try (TuneStudioServer server = TuneStudioServer.builder().contextLength(1_000_000).start()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setReceiveBufferSize(4096);
        String body =
            "{\"prompt\":\"Once\",\"stream\":true,\"temperature\":0,"
                + "\"logit_bias\":{\"0\":-100},\"n\":100}";
        socket.getOutputStream().write(Wire.raw(server, body).getBytes(StandardCharsets.UTF_8));
        assertThat(server.awaitActiveStreams(1, Wire.CEILING)).isTrue();
      }

      assertThat(server.awaitActiveStreams(0, Wire.CEILING)).isTrue();
    }
  }

  @Test
  void stream_ended_isNoLongerActive() throws Exception {
    try (TuneStudioServer server = TuneStudioServer.start()) {
      Wire.post(server, "{\"prompt\":\"Once\",\"stream\":true}");

      assertThat(server.activeStreams()).isZero();
    }
  }

  @Test
  void stream_toHttp10_endsWithTheConnection() throws Exception {
    try (TuneStudioServer server = TuneStudioServer.start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String body = "{\"prompt\":\"Once\",\"stream\":true,\"max_tokens\":2}";
      socket
          .getOutputStream()
          .write(
              Wire.raw(server, body)
                  .replace("HTTP/1.1", "HTTP/1.0")
                  .getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout((int) Wire.CEILING.toMillis());

      String received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(received).doesNotContain("chunked").endsWith("}\n\ndata: [DONE]\n\n");
    }
  }

  private static String readUntil(InputStream in, String end) throws Exception {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append((char) in.read());
    }
    return text.toString();
  }

  private static String text(List<TextCompletionChunk> chunks, int index) {
    return chunks.stream()
        .map(chunk -> chunk.choices().get(0))
        .filter(choice -> choice.index() == index)
        .map(CompletionChoice::text)
        .collect(Collectors.joining());
  }

  private static List<TextCompletionChunk> chunks(String body) throws Exception {
    List<TextCompletionChunk> chunks = new ArrayList<>();
    for (String line : body.split("\n\n")) {
      if (!line.equals("data: [DONE]")) {
        chunks.add(JSON.readValue(line.substring(6), TextCompletionChunk.class));
      }
    }
    return chunks;
  }
}
