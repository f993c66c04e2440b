package app.tune.studio.batch;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.batch.internal.file.ResultMembers;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of OpenAI's batch files: {@code custom_id}, {@code method}, {@code url}, {@code body}. */
final class OpenAiLine {

  static final String BODY = "body";

  private static final String METHOD = "method";
  private static final String URL = "url";
  private static final String POST = "POST";

  /** The path of the service, or that of compatible servers behind a version. */
  private static final Pattern PATH =
      Pattern.compile(
          Pattern.quote(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH)
              + "|(/v[0-9]+)?"
              + Pattern.quote(TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH));

  private OpenAiLine() {}

  static BatchItem item(JsonLine line) throws FaultyLineException {
    String id = line.takeId(ResultMembers.CUSTOM_ID);
    if (id == null) {
      throw line.fault(ResultMembers.CUSTOM_ID + " is missing");
    }
    Object method = line.get(METHOD);
    if (method != null && !method.equals(POST)) {
      throw line.fault(METHOD + ": must be " + POST + ", was " + method);
    }
    Object url = line.get(URL);
    if (url != null && !PATH.matcher(url.toString()).matches()) {
      throw line.fault(URL + ": must be one of text completions, was " + url);
    }
    return new BatchItem(id, line.number(), new RequestMembers(body(line)));
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private static Map<String, @Nullable Object> body(JsonLine line) throws FaultyLineException {
    if (line.get(BODY) instanceof Map<?, ?> body) {
      return (Map<String, @Nullable Object>) body;
    }
    throw line.fault(BODY + ": must be a JSON object");
  }
}
