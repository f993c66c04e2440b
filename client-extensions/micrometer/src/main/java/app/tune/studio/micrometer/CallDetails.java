package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.micrometer.TokenMeter.Direction;
import app.tune.studio.model.TextCompletionRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a span says of a call beside the attributes of its meters; what is not known is left out.
 */
final class CallDetails {

  private final List<KeyValue> known = new ArrayList<>();

  private CallDetails() {}

  static KeyValues of(GenAiConvention convention, CallInfo call, CallEnd end) {
    CallDetails details = new CallDetails();
    details.add("tune.call.id", call.callId());
    if (call.request() instanceof TextCompletionRequest request) {
      details.add("gen_ai.request.choice.count", request.n());
      details.add("gen_ai.request.max_tokens", request.maxTokens());
      details.add("gen_ai.request.temperature", request.temperature());
      details.add("gen_ai.request.top_p", request.topP());
      details.add("gen_ai.request.frequency_penalty", request.frequencyPenalty());
      details.add("gen_ai.request.presence_penalty", request.presencePenalty());
    }
    Object usage = end.usage();
    if (usage != null) {
      details.add("gen_ai.usage.input_tokens", convention.tokens(Direction.INPUT, usage));
      details.add("gen_ai.usage.output_tokens", convention.tokens(Direction.OUTPUT, usage));
    }
    if (!end.finishReasons().isEmpty()) {
      details.add("gen_ai.response.finish_reasons", String.join(",", end.finishReasons().values()));
    }
    ResponseInfo response = end.response();
    details.add("tune.request.id", response == null ? null : response.requestId());
    details.add("tune.attempts", end.attempts());
    return KeyValues.of(details.known);
  }

  private void add(String name, @Nullable Object value) {
    if (value != null) {
      known.add(KeyValue.of(name, value.toString()));
    }
  }
}
