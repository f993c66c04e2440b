package app.tune.studio.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.TuneStudioServer;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The server that the contract suite runs against: the testkit's, or the live one that the system
 * properties {@code tune.base-url}, {@code tune.path}, {@code tune.api-key}, {@code
 * tune.auth-scheme} and {@code tune.model} name.
 */
final class Service {

  /** The organization that the testkit's server knows. */
  static final String ORGANIZATION = "org-of-the-tests";

  private static final Service SHARED = open();

  private final boolean live;
  private final URI url;
  private final @Nullable String key;
  private final String scheme;
  private final @Nullable String model;
  private final OpenApiValidationFilter bothSides;
  private final OpenApiValidationFilter answersOnly;

  private Service(
      boolean live,
      String url,
      @Nullable String key,
      @Nullable String scheme,
      @Nullable String model) {
    this.live = live;
    this.url = URI.create(url);
    this.key = key;
    this.scheme = scheme == null || scheme.equalsIgnoreCase("bare") ? "" : scheme + " ";
    this.model = model;
    this.bothSides = new OpenApiValidationFilter(Contract.validator(this.url.getPath()));
    this.answersOnly = new OpenApiValidationFilter(ofAnswers(this.url.getPath()));
  }

  private static Service open() {
    @Nullable String baseUrl = setting("base-url");
    @Nullable String key = setting("api-key");
    @Nullable String scheme = setting("auth-scheme");
    if (baseUrl == null && key == null) {
      // lives as long as the JVM of the tests: its threads are daemons
      TuneStudioServer server = TuneStudioServer.builder().organization(ORGANIZATION).start();
      return new Service(false, server.url(), server.apiKey(), scheme, server.models().get(0));
    }
    String base = baseUrl == null ? TextCompletionsApi.BASE_URL : baseUrl.replaceAll("/+$", "");
    @Nullable String path = setting("path");
    String url = base + (path == null ? TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH : path);
    return new Service(true, url, key, scheme, setting("model"));
  }

  private static @Nullable String setting(String name) {
    String value = System.getProperty("tune." + name, "");
    return value.isBlank() ? null : value.strip();
  }

  static Service shared() {
    return SHARED;
  }

  /** Returns a request with the key, whose answer is checked; the request is checked as well. */
  RequestSpecification good() {
    return withKey().filter(bothSides);
  }

  /** Returns a request with the key, of which only the answer is checked. */
  RequestSpecification bad() {
    return withKey().filter(answersOnly);
  }

  /** Returns a request without a key, of which only the answer is checked. */
  RequestSpecification anonymous() {
    return to(url.getPath()).filter(answersOnly);
  }

  /** Returns a request without a key to another path of this server; nothing is checked. */
  RequestSpecification to(String path) {
    return RestAssured.given()
        .baseUri(url.getScheme() + "://" + url.getAuthority())
        .basePath(path)
        .contentType(Contract.JSON)
        .accept(Contract.JSON);
  }

  /** Returns a request with the key to another path of this server; nothing is checked. */
  RequestSpecification withKeyTo(String path) {
    RequestSpecification request = to(path);
    return key == null ? request : request.header(TextCompletionsApi.AUTHORIZATION, scheme + key);
  }

  private RequestSpecification withKey() {
    return withKeyTo(url.getPath());
  }

  private static OpenApiInteractionValidator ofAnswers(String path) {
    return OpenApiInteractionValidator.createFor(Contract.at(path))
        .withBasePathOverride("/")
        .withLevelResolver(
            LevelResolver.create().withLevel("validation.request", Level.IGNORE).build())
        .build();
  }

  String path() {
    return url.getPath();
  }

  /** Returns the name of a model that is there, or null for the server's choice. */
  @Nullable String model() {
    return model;
  }

  String key() {
    assumeTrue(key != null, "skipped: -Dtune.api-key names no key");
    return key;
  }

  /** Skips the calling test against a live server. */
  void onlyTestkit(String why) {
    assumeFalse(live, "skipped against a live server: " + why);
  }
}
