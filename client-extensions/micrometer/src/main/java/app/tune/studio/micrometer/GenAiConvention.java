package app.tune.studio.micrometer;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallEnd.Outcome;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.micrometer.TokenMeter.Direction;
import app.tune.studio.micrometer.TokenMeter.Kind;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.Usage;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of observations, meters and attributes, and the bounds of histograms: all that the
 * OpenTelemetry conventions for generative AI say about a client. They are still being written, so
 * everything can be overridden. An attribute without a value is {@code none}, since meters of one
 * name must have the same attributes. Immutable, and so must subclasses be.
 */
public class GenAiConvention {

  private static final double[] SECONDS = {
    0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
  };
  private static final double[] TOKENS = {
    1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
  };
  private static final GenAiConvention OPERATION = new GenAiConvention("gen_ai.client.operation");

  private final String prefix;

  /**
   * Creates a convention.
   *
   * @param prefix the name of observations, and what the names of meters begin with
   */
  protected GenAiConvention(String prefix) {
    this.prefix = prefix;
  }

  /** {@return the older names, which most dashboards know: {@code gen_ai.client.operation.…}} */
  public static GenAiConvention operation() {
    return OPERATION;
  }

  /** {@return the newer names: {@code gen_ai.client.inference.…}} */
  public static GenAiConvention inference() {
    return InferenceConvention.INSTANCE;
  }

  /** {@return the name of a call's observation} */
  public String callName() {
    return prefix;
  }

  /** {@return the name of an attempt's observation} */
  public String attemptName() {
    return prefix + ".attempt";
  }

  /**
   * {@return the name of a call's span: operation and model}
   *
   * @param call the call
   */
  public String spanName(CallInfo call) {
    String model = call.model();
    return model == null ? operationName(call) : operationName(call) + ' ' + model;
  }

  /** {@return the timer of whole calls} */
  public String duration() {
    return prefix + ".duration";
  }

  /** {@return the timer of streams from their start to the first chunk} */
  public String timeToFirstChunk() {
    return prefix + ".time_to_first_chunk";
  }

  /** {@return the timer of streams from each chunk to the next} */
  public String timePerOutputChunk() {
    return prefix + ".time_per_output_chunk";
  }

  /** {@return the meters of tokens} */
  public List<TokenMeter> tokenMeters() {
    String name = "gen_ai.client.token.usage";
    return List.of(
        new TokenMeter(name, Direction.INPUT, Kind.HISTOGRAM, tokenType("input")),
        new TokenMeter(name, Direction.OUTPUT, Kind.HISTOGRAM, tokenType("output")));
  }

  private static KeyValues tokenType(String type) {
    return KeyValues.of("gen_ai.token.type", type);
  }

  /** {@return the upper bounds of the buckets of timers, in seconds} */
  public double[] secondsBounds() {
    return SECONDS.clone();
  }

  /** {@return the upper bounds of the buckets of token histograms} */
  public double[] tokensBounds() {
    return TOKENS.clone();
  }

  /**
   * {@return the name of an operation in the conventions} By default that of text completions;
   * other operations keep the name of their generated method.
   *
   * @param call the call
   */
  public String operationName(CallInfo call) {
    return call.request() instanceof TextCompletionRequest ? "text_completion" : call.operation();
  }

  /**
   * {@return the name of the provider, by default that of Tune Studio}
   *
   * @param call the call
   */
  public String providerName(CallInfo call) {
    return "tune_studio";
  }

  /**
   * {@return the class of an error: the status, {@code timeout}, {@code cancelled} or the class of
   * the exception; null for a complete call}
   *
   * @param outcome how the call, or attempt, ended
   * @param failure why, or null
   */
  public @Nullable String errorType(Outcome outcome, @Nullable Throwable failure) {
    if (outcome == Outcome.COMPLETE || failure == null) {
      return null;
    }
    if (outcome == Outcome.CANCELLED) {
      return "cancelled";
    }
    if (failure instanceof CallTimeoutException) {
      return "timeout";
    }
    int status = failure instanceof TuneStudioException ours ? ours.status() : 0;
    return status >= 300 ? Integer.toString(status) : failure.getClass().getName();
  }

  /**
   * {@return the attributes of all meters and of a call's observation}
   *
   * @param call the call
   * @param responseModel the model that the response names, or null
   */
  public KeyValues keyValues(CallInfo call, @Nullable String responseModel) {
    return KeyValues.of(
        KeyValue.of("gen_ai.operation.name", operationName(call)),
        KeyValue.of("gen_ai.provider.name", providerName(call)),
        KeyValue.of("gen_ai.request.model", orNone(call.model())),
        KeyValue.of("gen_ai.response.model", orNone(responseModel)),
        KeyValue.of("server.address", call.serverAddress()),
        KeyValue.of("server.port", Integer.toString(call.serverPort())));
  }

  /**
   * {@return the attribute for the class of an error, of the timer of calls and of observations}
   *
   * @param errorType the class, or null where there is none
   */
  public KeyValue error(@Nullable String errorType) {
    return KeyValue.of("error.type", orNone(errorType));
  }

  /**
   * {@return the attributes of an attempt's observation}
   *
   * @param call the call
   * @param response the head of the attempt's response, or null where none arrived
   */
  public KeyValues attempt(CallInfo call, @Nullable ResponseInfo response) {
    return KeyValues.of(
        KeyValue.of("gen_ai.operation.name", operationName(call)),
        KeyValue.of("gen_ai.provider.name", providerName(call)),
        KeyValue.of(
            "http.response.status_code",
            response == null ? KeyValue.NONE_VALUE : Integer.toString(response.status())),
        KeyValue.of("server.address", call.serverAddress()),
        KeyValue.of("server.port", Integer.toString(call.serverPort())));
  }

  /**
   * {@return the attributes of a call's observation that are too many for meters}
   *
   * @param call the call
   * @param end its end
   */
  public KeyValues details(CallInfo call, CallEnd end) {
    return CallDetails.of(this, call, end);
  }

  /**
   * {@return how many tokens a response used, or null where it does not say}
   *
   * @param direction which tokens
   * @param usage the usage that the response reported
   */
  public @Nullable Long tokens(Direction direction, Object usage) {
    if (!(usage instanceof Usage counted)) {
      return null;
    }
    return direction == Direction.INPUT ? counted.promptTokens() : counted.completionTokens();
  }

  static String orNone(@Nullable String value) {
    return value == null ? KeyValue.NONE_VALUE : value;
  }

  @Override
  public String toString() {
    return prefix;
  }
}
