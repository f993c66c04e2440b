package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.BodyAnswer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers without end or measure: each ends in a typed error, in a JVM with a heap of 256 MB. */
class BoundsTest {

  private static final long CEILING_SECONDS = 300;
  private static final long GIGABYTE = 1L << 30;
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final String PIECE = "0123456789abcdef".repeat(1_024);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** What the server sends, by name, and how the call is to end. */
  private record Case(Answer answer, String expected) {}

  private static Map<String, Case> cases() {
    String tooLong = "ProtocolException: the response is longer than the limit of 67108864 bytes";
    String notRead = "ProtocolException: the JSON of the response cannot be read: ";
    String notOne = "ProtocolException: the response is not a completion: ";
    String tooLarge = "ProtocolException: ";
    String digits = "7".repeat(1_000_000);
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put("1 GB declared", of(plain().contentLength(GIGABYTE).repeat(PIECE, 65_536), tooLong));
    cases.put("1 GB string", of(plain().body("{\"x\":\"").repeat(PIECE, 65_536), tooLong));
    cases.put("endless chunked", of(plain().chunked().repeat(PIECE, FOR_EVER), tooLong));
    cases.put(
        "endless error",
        of(Answer.status(400).chunked().repeat(PIECE, FOR_EVER), "BadRequestException"));
    cases.put("gzip bomb", of(Answer.status(200).body(bomb()), tooLong));
    cases.put("gzip bomb in an error", of(Answer.status(400).body(bomb()), "BadRequestException"));
    cases.put(
        "endless headers",
        of(Answer.raw().bytes(OK).repeat("X-A: " + PIECE + "\r\n", FOR_EVER), tooLarge));
    cases.put(
        "endless header line",
        of(Answer.raw().bytes(OK + "X-A: ").repeat(PIECE, FOR_EVER), tooLarge));
    cases.put("endless header name", of(Answer.raw().bytes(OK).repeat(PIECE, FOR_EVER), tooLarge));
    cases.put(
        "endless status line",
        of(Answer.raw().bytes("HTTP/1.1 200 ").repeat(PIECE, FOR_EVER), tooLarge));
    cases.put("endless first word", of(Answer.raw().repeat(PIECE, FOR_EVER), tooLarge));
    cases.put("nesting", of(json("{\"x\":" + "[".repeat(100_000)), notRead));
    cases.put(
        "nesting closed",
        of(json("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"), notRead));
    cases.put("nesting of choices", of(json("{\"choices\":" + "[".repeat(100_000)), notRead));
    cases.put("nesting of an error", of(json("{\"error\":" + "{\"a\":".repeat(100_000)), notRead));
    cases.put("1e999999 in a field", of(json("{\"created\":1e999999}"), notOne));
    cases.put("1e999999 in an index", of(json("{\"choices\":[{\"index\":1e999999}]}"), notOne));
    cases.put("1e999999 in another member", of(json("{\"x\":1e999999}"), notOne));
    cases.put("digits in a field", of(json("{\"created\":" + digits + "}"), notRead));
    cases.put("digits in another member", of(json("{\"x\":" + digits + "}"), notRead));
    cases.put("fraction in another member", of(json("{\"x\":0." + digits + "}"), notRead));
    cases.put(
        "digits in a text",
        of(json("{\"choices\":[],\"x\":\"" + digits + "\"}"), "answer text of 1000000"));
    cases.put("stream, endless line", of(stream("data: "), tooLarge + "an event"));
    cases.put("stream, endless comment", of(stream(":"), tooLarge + "an event"));
    cases.put("stream, endless field", of(stream("x"), tooLarge + "an event"));
    cases.put(
        "stream, endless event",
        of(Answer.eventStream().repeat("data: " + PIECE + "\n", FOR_EVER), tooLarge));
    cases.put(
        "stream, endless JSON",
        of(plain().body("{\"x\":\"").chunked().repeat(PIECE, FOR_EVER), tooLarge));
    cases.put(
        "stream, nesting", of(Answer.eventStream().data("{\"x\":" + "[".repeat(100_000)), notRead));
    cases.put(
        "stream, digits", of(Answer.eventStream().data("{\"created\":" + digits + "}"), notRead));
    cases.put(
        "stream, 1e999999",
        of(Answer.eventStream().data("{\"created\":1e999999}"), "IncompleteStreamException: "));
    return cases;
  }

  private static Case of(Answer answer, String expected) {
    return new Case(answer, expected);
  }

  private static BodyAnswer plain() {
    return Answer.status(200).contentType("application/json");
  }

  private static Answer json(String text) {
    return Answer.json(200, text);
  }

  private static Answer stream(String start) {
    return Answer.eventStream().write(start).repeat(PIECE, FOR_EVER);
  }

  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] piece = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 256; i++) {
        gzip.write(piece);
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  @Test
  void call_answerBeyondAnyBound_endsInTypedError(@TempDir Path directory) throws Exception {
    Map<String, Case> cases = cases();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(request -> cases.get(name(request, cases)).answer());
      List<String> outcomes = runProbe(server.baseUrl(), cases.keySet(), directory);
      assertThat(outcomes).as("%s", outcomes).hasSameSizeAs(cases.keySet());
      Iterator<String> outcome = outcomes.iterator();
      assertThat(cases)
          .allSatisfy(
              (name, wanted) ->
                  assertThat(outcome.next()).startsWith(name + " = " + wanted.expected()));
      server.awaitNoOpenConnections(Duration.ofSeconds(30));
    }
  }

  private static String name(RecordedRequest request, Map<String, Case> cases) {
    String body = request.bodyText();
    String prompt = "{\"prompt\":\"";
    return cases.keySet().stream()
        .filter(name -> body.startsWith(prompt + name + "\""))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> runProbe(String baseUrl, Iterable<String> names, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(BoundsProbe.class.getName());
    command.add(baseUrl);
    names.forEach(command::add);
    File out = directory.resolve("out").toFile();
    Process probe =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
    try {
      boolean ended = probe.waitFor(CEILING_SECONDS, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(out.toPath());
      assertThat(ended).as("the probe ended, having said %s", lines).isTrue();
      return lines;
    } finally {
      probe.destroyForcibly();
    }
  }
}
