package app.tune.studio.spring.test;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

/**
 * The way to a test's server: details for the client without a name, and the last customizer of
 * those with one.
 */
final class TestServerConnection
    implements TuneStudioConnectionDetails, TuneStudioClientBuilderCustomizer, Ordered {

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

  @Override
  public void customize(TuneStudioClientBuilder builder) {
    // the JVM's proxy does not apply to loopback; the application's would
    builder.baseUrl(baseUrl).apiKey(apiKey).keyScheme(KeyScheme.BARE).systemProxy();
    if (path != null) {
      builder.path(path);
    }
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
