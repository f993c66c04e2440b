package app.tune.studio.regeneration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that a user of a sample contract writes, as a class. */
final class SampleCaller {
  private static final String HEAD =
      """
      import app.tune.studio.api.*;
      import app.tune.studio.client.TuneStudioClient;
      import app.tune.studio.model.*;
      import app.tune.studio.regeneration.PlainFeign;
      import java.time.*;
      import java.util.*;
      import java.util.stream.*;

      @SuppressWarnings("deprecation")
      public final class Caller {
        private Caller() {}

      """;

  private static final String FEIGN = "PlainFeign.target(ThingsApi.class, baseUrl)";
  private static final String CLIENT =
      "TuneStudioClient.builder().baseUrl(baseUrl).apiKey(\"key\").build().api(ThingsApi.class)";

  private SampleCaller() {}

  static Path write(Sample sample, Path folder) throws IOException {
    StringBuilder source = new StringBuilder(HEAD);
    String call =
        sample.result() == null
            ? sample.call() + "; return null;"
            : "return String.valueOf(" + sample.call() + ");";
    String method =
        """
          public static String %s(String baseUrl) throws Exception {
            ThingsApi things = %s;
            %s
          }
        """;
    source.append(method.formatted("call", sample.throughClient() ? CLIENT : FEIGN, call));
    source.append(method.formatted("callThroughClient", CLIENT, call));
    List<String> misuses = sample.misuses().map(it -> it.path("build").asText()).toList();
    for (int i = 0; i < misuses.size(); i++) {
      source.append(
          "  public static Object misuse%d() { return %s; }%n".formatted(i, misuses.get(i)));
    }
    return Files.writeString(folder.resolve("Caller.java"), source.append("}\n"));
  }
}
