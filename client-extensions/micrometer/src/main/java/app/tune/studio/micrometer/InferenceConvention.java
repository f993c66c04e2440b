package app.tune.studio.micrometer;

import app.tune.studio.micrometer.TokenMeter.Direction;
import app.tune.studio.micrometer.TokenMeter.Kind;
import io.micrometer.common.KeyValues;
import java.util.List;

/** The names that the conventions have had since inference was told from other operations. */
final class InferenceConvention extends GenAiConvention {

  static final InferenceConvention INSTANCE = new InferenceConvention();

  private static final String PREFIX = "gen_ai.client.inference";

  private InferenceConvention() {
    super(PREFIX);
  }

  @Override
  public List<TokenMeter> tokenMeters() {
    return List.of(
        meter(".usage.input_tokens", Direction.INPUT, Kind.COUNTER),
        meter(".usage.output_tokens", Direction.OUTPUT, Kind.COUNTER),
        meter(".operation.input_tokens", Direction.INPUT, Kind.HISTOGRAM),
        meter(".operation.output_tokens", Direction.OUTPUT, Kind.HISTOGRAM));
  }

  private static TokenMeter meter(String name, Direction direction, Kind kind) {
    return new TokenMeter(PREFIX + name, direction, kind, KeyValues.empty());
  }
}
