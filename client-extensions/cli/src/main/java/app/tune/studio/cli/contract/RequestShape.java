package app.tune.studio.cli.contract;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.TextCompletionsApi;
import java.util.Arrays;
import java.util.Objects;

/** The members of a request that mean something to the commands, as the contract names them. */
public final class RequestShape {

  private static final EventStream STREAM =
      Arrays.stream(TextCompletionsApi.class.getMethods())
          .map(method -> method.getAnnotation(EventStream.class))
          .filter(Objects::nonNull)
          .findFirst()
          .orElseThrow();

  private RequestShape() {}

  /** {@return the wire name of the member that holds the prompt} */
  public static String prompt() {
    return STREAM.inputs();
  }

  /** {@return the wire name of the member that names the model} */
  public static String model() {
    return STREAM.model();
  }

  /** {@return the wire name of the member that turns streaming on} */
  public static String stream() {
    return STREAM.member();
  }

  /** {@return the wire name of the member that says how many choices are wanted} */
  public static String count() {
    return STREAM.count();
  }
}
