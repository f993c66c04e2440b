package example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in a headless Chromium, spoken to by its DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int SECONDS = 60;

  private final Process process;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private String session;
  private int commands;

  private Browser(Process process, URI endpoint) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(endpoint, new Listener())
            .join();
  }

  /** Opens a page; skips the test where there is no Chromium. */
  static Browser open(String page) throws Exception {
    String chromium =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse(null);
    assumeTrue(chromium != null, "no chromium on the PATH (Debian: apt install chromium)");
    Process process =
        new ProcessBuilder(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=720,260",
                "--remote-debugging-port=0",
                "--user-data-dir=" + Files.createTempDirectory(Path.of("target"), "chromium"),
                "about:blank")
            .redirectErrorStream(true)
            .start();
    Browser browser = new Browser(process, endpoint(process));
    String target =
        browser.call("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    browser.session =
        browser
            .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    browser.call("Page.enable", Map.of());
    browser.call("Page.navigate", Map.of("url", page));
    browser.next(message -> message.path("method").asText().equals("Page.loadEventFired"));
    return browser;
  }

  private static URI endpoint(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher endpoint = ENDPOINT.matcher(line);
      if (endpoint.find()) {
        return URI.create(endpoint.group(1));
      }
    }
    throw new IOException("Chromium ended without a DevTools endpoint");
  }

  /** Waits until an expression is true; the page looks at it, so that nothing is polled here. */
  void await(String condition) throws Exception {
    evaluate(
        "new Promise(done => { const look = () => "
            + condition
            + " ? done() : setTimeout(look, 20); look() })");
  }

  String evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.toString());
    }
    return result.path("result").path("value").asText();
  }

  void screenshot(String file) throws Exception {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
    Files.write(Path.of(file), Base64.getDecoder().decode(data));
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    int id = ++commands;
    var command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    if (session != null) {
      command.put("sessionId", session);
    }
    socket.sendText(command.toString(), true).join();
    JsonNode answer = next(message -> message.path("id").asInt() == id);
    if (answer.has("error")) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("result");
  }

  private JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
    while (true) {
      JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Chromium said nothing for " + SECONDS + " s");
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** Puts messages together, which may come in parts. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException malformed) {
          throw new AssertionError(malformed);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
