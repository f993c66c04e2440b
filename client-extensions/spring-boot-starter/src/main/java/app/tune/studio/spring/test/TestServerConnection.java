package app.tune.studio.spring.test;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import org.jspecify.annotations.Nullable;

/** The way to a test's server. */
final class TestServerConnection implements TuneStudioConnectionDetails {

  private static final String ANY_KEY = "test-key";

  private final String baseUrl;
  private final @Nullable String path;
  private final String apiKey;

  private TestServerConnection(String baseUrl, @Nullable String path, String apiKey) {
    this.baseUrl = baseUrl;
    this.path = path;
    this.apiKey = apiKey;
  }

  static TestServerConnection to(TuneStudioServer server) {
    return new TestServerConnection(server.baseUrl(), server.path(), server.apiKey());
  }

  static TestServerConnection to(ScriptedServer server) {
    return new TestServerConnection(server.baseUrl(), null, ANY_KEY);
  }

  static TuneStudioClientBuilderCustomizer customizer(TestServerConnection connection) {
    return connection::applyTo;
  }

  @Override
  public String getBaseUrl() {
    return baseUrl;
  }

  @Override
  public @Nullable String getPath() {
    return path;
  }

  @Override
  public String getApiKey() {
    return apiKey;
  }

  /** Points a client at the server, whatever it was pointed at before. */
  private void applyTo(TuneStudioClientBuilder builder) {
    // the JVM's proxy does not apply to loopback; the application's would
    builder.baseUrl(baseUrl).apiKey(apiKey).keyScheme(KeyScheme.BARE).systemProxy();
    if (path != null) {
      builder.path(path);
    }
  }
}
