package app.tune.studio.testkit.internal.completion;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.internal.completion.Refusal.Kind;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.script.RecordedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a request except for its body, in the usual order of servers. */
final class Access {

  private static final String METHOD = "POST";

  private static final Pattern JSON =
      Pattern.compile(
          Pattern.quote(MediaType.JSON) + "[ \t]*(;[ \t]*charset=\"?utf-8\"?[ \t]*)?",
          Pattern.CASE_INSENSITIVE);

  private final Settings settings;

  Access(Settings settings) {
    this.settings = settings;
  }

  void check(RecordedRequest request) throws Refusal {
    if (!request.path().equals(settings.path())) {
      throw new Refusal(404, Kind.NOT_FOUND, "There is nothing at this path: " + request.path());
    }
    if (!request.method().equals(METHOD)) {
      throw new Refusal(
          405,
          Kind.INVALID_REQUEST,
          "This path takes " + METHOD + " only, not " + request.method(),
          null,
          Map.of("Allow", METHOD));
    }
    checkKey(request);
    checkOrganization(request);
    checkContent(request);
  }

  private void checkKey(RecordedRequest request) throws Refusal {
    String expected = settings.apiKey();
    if (expected == null) {
      return;
    }
    List<String> values = request.headers(TextCompletionsApi.AUTHORIZATION);
    if (values.isEmpty()) {
      throw unauthorized("No API key was sent: the header %s is missing");
    }
    if (values.size() > 1 || !expected.equals(withoutScheme(values.get(0)))) {
      throw unauthorized("The API key in the header %s is wrong");
    }
  }

  private static Refusal unauthorized(String message) {
    return new Refusal(
        401,
        Kind.AUTHENTICATION,
        String.format(message, TextCompletionsApi.AUTHORIZATION),
        null,
        Map.of("WWW-Authenticate", TextCompletionsApi.BEARER)); // RFC 9110, section 15.5.2
  }

  private static String withoutScheme(String value) {
    String scheme = TextCompletionsApi.BEARER.toLowerCase(Locale.ROOT) + " ";
    return value.toLowerCase(Locale.ROOT).startsWith(scheme)
        ? value.substring(scheme.length()).strip()
        : value;
  }

  private void checkOrganization(RecordedRequest request) throws Refusal {
    @Nullable String sent = request.header(TextCompletionsApi.X_ORG_ID);
    String expected = settings.organization();
    if (expected != null && sent != null && !expected.equals(sent)) {
      throw new Refusal(
          403,
          Kind.PERMISSION,
          "The key does not belong to the organization in the header "
              + TextCompletionsApi.X_ORG_ID);
    }
  }

  private static void checkContent(RecordedRequest request) throws Refusal {
    List<String> types = request.headers(MediaType.HEADER);
    if (types.size() != 1 || !JSON.matcher(types.get(0)).matches()) {
      throw new Refusal(
          415,
          Kind.INVALID_REQUEST,
          "The Content-Type must be " + MediaType.JSON + " in UTF-8, and is: " + types);
    }
    List<String> encodings = request.headers("Content-Encoding");
    if (!encodings.isEmpty()) {
      throw new Refusal(
          415,
          Kind.INVALID_REQUEST,
          "No Content-Encoding is supported, and there is: " + encodings);
    }
  }
}
