package app.tune.studio.micrometer;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.model.TextCompletionRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Event;

/** Records the beginning of a prompt and of its completion, as events of an observation. */
final class RecordedContent {

  private final int limit;
  private final StringBuilder completion = new StringBuilder();

  RecordedContent(int limit) {
    this.limit = limit;
  }

  void prompt(CallInfo call, Observation observation) {
    if (call.request() instanceof TextCompletionRequest request) {
      record("gen_ai.prompt", String.valueOf(request.prompt()), observation);
    }
  }

  void chunk(Object chunk) {
    if (completion.length() <= limit && chunk instanceof EventStream.Chunk part) {
      String text = part.text();
      completion.append(text, 0, Math.min(text.length(), limit + 1 - completion.length()));
    }
  }

  void completion(Observation observation) {
    if (!completion.isEmpty()) {
      record("gen_ai.completion", completion.toString(), observation);
    }
  }

  private void record(String name, String text, Observation observation) {
    observation.event(Event.of(name, name + ": " + shortened(text)));
  }

  /** Cuts a text at its limit, but not inside a surrogate pair. */
  private String shortened(String text) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + '…';
  }
}
