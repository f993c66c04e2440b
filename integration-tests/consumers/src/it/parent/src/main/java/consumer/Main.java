package consumer;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Completes on the class path, plain and streamed, blocking and not. Takes the jars that must be
 * there, and with {@code !} in front those that must not, so that it is the versions meant that
 * run.
 */
public final class Main {

  private static final List<String> SHOWN = List.of("feign-", "jackson-", "httpc");

  public static void main(String[] args) {
    List<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .toList();
    System.out.println(
        jars.stream().filter(jar -> SHOWN.stream().anyMatch(jar::startsWith)).sorted().toList());
    for (String arg : args) {
      boolean absent = arg.startsWith("!");
      check(absent != jars.contains(arg.substring(absent ? 1 : 0)), arg);
    }
    complete();
    refuseAnotherHost();
    check(!Main.class.getModule().isNamed(), "not on the class path");
  }

  private static void complete() {
    try (TuneStudioServer server = TuneStudioServer.start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      TextCompletion plain =
          tune.textCompletions()
              .create(r -> r.prompt("Once upon a time").maxTokens(8).put("seed", 7));
      hasText(plain.text(), "plain");
      try (CompletionStream stream =
          tune.textCompletions().stream(r -> r.prompt("Once upon a time").maxTokens(8))) {
        hasText(stream.completion().text(), "streamed");
      }
      hasText(
          tune.textCompletions()
              .createAsync(r -> r.prompt("Once upon a time").maxTokens(8))
              .join()
              .text(),
          "plain, asynchronous");
      List<String> texts = new ArrayList<>();
      TextCompletion whole =
          tune.textCompletions()
              .streamAsync(
                  r -> r.prompt("Once upon a time").maxTokens(8), chunk -> texts.add(chunk.text()))
              .join();
      hasText(whole.text(), "streamed, asynchronous");
      check(!texts.isEmpty(), "no chunk");
    }
  }

  /** Host names are verified by another part of the transport in asynchronous calls. */
  private static void refuseAnotherHost() {
    TestCertificates certificates = TestCertificates.forHosts("example.org");
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext());
        TuneStudioClient tune =
            TuneStudioClient.builder()
                .baseUrl(server.baseUrl())
                .sslContext(certificates.clientContext())
                .build()) {
      TextCompletions completions = tune.textCompletions();
      refuses(() -> completions.create(r -> r.prompt("p")), "blocking");
      refuses(() -> completions.createAsync(r -> r.prompt("p")).join(), "asynchronous");
      check(server.requestCount() == 0, "a request was sent to another host");
    }
  }

  private static void refuses(Runnable call, String way) {
    try {
      call.run();
    } catch (CompletionException | ConnectionException refused) {
      return;
    }
    throw new AssertionError("a certificate of another host was accepted: " + way);
  }

  private static void hasText(String text, String way) {
    check(text != null && !text.isEmpty(), "no text: " + way);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
