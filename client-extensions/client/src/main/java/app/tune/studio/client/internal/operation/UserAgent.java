package app.tune.studio.client.internal.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Builds the user agent: the SDK, its version and that of Java (RFC 9110, 10.1.5). */
final class UserAgent {

  static final String HEADER = "User-Agent";
  static final String VALUE =
      "tune-studio-java/" + version() + " java/" + Runtime.version().feature();

  private UserAgent() {}

  private static String version() {
    Properties sdk = new Properties();
    try (InputStream in =
        UserAgent.class.getResourceAsStream("/app/tune/studio/client/internal/sdk.properties")) {
      sdk.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return sdk.getProperty("version");
  }
}
