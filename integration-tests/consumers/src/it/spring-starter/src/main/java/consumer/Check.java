package consumer;

import app.tune.studio.testkit.TuneStudioServer;
import consumer.Application.StoryTeller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the application, processed ahead of time or not; takes the version of Spring Boot meant. */
public final class Check {

  public static void main(String[] args) throws Exception {
    check(SpringBootVersion.getVersion().equals(args[0]), SpringBootVersion.getVersion());
    SpringApplication application = new SpringApplication(Application.class);
    application.setMainApplicationClass(Application.class); // whose processed form is looked for
    try (TuneStudioServer server = TuneStudioServer.start();
        ConfigurableApplicationContext context =
            application.run(
                "--server.port=0",
                "--tune-studio.api-key=" + server.apiKey(),
                "--tune-studio.base-url=" + server.baseUrl())) {
      check(AotDetector.useGeneratedArtifacts() == Boolean.getBoolean("spring.aot.enabled"), "AOT");
      String health = get(context, "/actuator/health/tuneStudio");
      check(health.matches(".*\"fast\":\\{.*\"status\":\"UP\".*"), health);
      check(server.requests().isEmpty(), "the health endpoint completed something");
      check(!context.getBean(StoryTeller.class).tell("Once").isEmpty(), "no text");
      check(server.requests().size() == 2, "not two requests");
      check(server.requests().get(0).bodyText().contains("\"max_tokens\":4"), "no default");
    }
  }

  private static String get(ConfigurableApplicationContext context, String path) throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
