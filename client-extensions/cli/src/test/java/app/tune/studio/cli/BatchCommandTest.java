package app.tune.studio.cli;

import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A terminal with a batch, and the server that it is sent to. */
abstract class BatchCommandTest {

  static final int CEILING_SECONDS = 30;

  @TempDir Path home;

  ScriptedServer server;
  Terminal terminal;
  Path output;

  @BeforeEach
  void open() {
    server = ScriptedServer.start();
    terminal = new Terminal(home).variable("TUNE_BASE_URL", server.baseUrl());
    output = home.resolve("out.jsonl");
  }

  @AfterEach
  void close() {
    server.close();
  }

  String[] line(String text, String... more) throws IOException {
    Path input = Files.writeString(home.resolve("in.jsonl"), text);
    List<String> line =
        new ArrayList<>(List.of("batch", input.toString(), "-o", output.toString()));
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  static String items(int count) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < count; i++) {
      items.append("{\"id\":\"").append(i).append("\",\"prompt\":\"x\"}\n");
    }
    return items.toString();
  }
}
