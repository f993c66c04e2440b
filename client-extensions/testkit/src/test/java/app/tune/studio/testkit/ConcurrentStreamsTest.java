package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrentStreamsTest {

  private static final int STREAMS = 1_000;
  private static final int MOST_THREADS = 5; // the selector and the workers

  @Test
  void streams_aThousandSlowOnes_areHeldByAFewThreads() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (TuneStudioServer server =
        TuneStudioServer.builder().delayPerToken(Duration.ofDays(1)).start()) {
      try {
        for (int i = 0; i < STREAMS; i++) {
          sockets.add(open(server, "{\"prompt\":\"Once\",\"stream\":true,\"echo\":true}"));
        }

        assertThat(server.awaitActiveStreams(STREAMS, Wire.CEILING)).isTrue();
        for (Socket socket : sockets) {
          assertThat(readUntil(socket, "\n\n")).contains("\"text\":\"Once\"");
        }
        assertThat(serverThreads()).isLessThanOrEqualTo(MOST_THREADS);
      } finally {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
      assertThat(server.awaitActiveStreams(0, Wire.CEILING)).isTrue();
    }
  }

  @Test
  void streams_manySlowOnes_allComeToTheirEnds() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (TuneStudioServer server =
        TuneStudioServer.builder().delayPerToken(Duration.ofMillis(50)).start()) {
      for (int i = 0; i < 100; i++) {
        sockets.add(open(server, "{\"prompt\":\"Once\",\"stream\":true,\"max_tokens\":3}"));
      }

      for (Socket socket : sockets) {
        assertThat(readUntil(socket, "0\r\n\r\n")).contains("data: [DONE]");
        socket.close();
      }
    }
  }

  private static Socket open(TuneStudioServer server, String body) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout((int) Wire.CEILING.toMillis());
    socket.getOutputStream().write(Wire.raw(server, body).getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static String readUntil(Socket socket, String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
      int next = in.read();
      assertThat(next).as("the stream ended early: %s", text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }

  private static long serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("tune-studio-server"))
        .count();
  }
}
