package app.tune.studio.client.call;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.EncodeException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a prepared request out of Feign.
 *
 * <p>Feign hands an argument of its options' type through to the client untouched, so one more
 * argument, which no generated method declares, carries the request out.
 */
final class Capture extends Request.Options {

  static final Client CLIENT = (request, options) -> ((Capture) options).take(request);

  private @Nullable Request captured;

  private Capture() {}

  private Response take(Request request) {
    captured = request;
    return Response.builder().status(204).headers(Map.of()).request(request).build();
  }

  /**
   * Returns the template of a call's request, resolved, with the target and body in place.
   *
   * @throws IllegalArgumentException where the arguments are refused
   */
  static RequestTemplate of(Operation operation, @Nullable Object[] arguments) {
    Capture capture = new Capture();
    Object[] more = Arrays.copyOf(arguments, arguments.length + 1, Object[].class);
    more[arguments.length] = capture;
    try {
      operation.handler().invoke(more);
    } catch (EncodeException encoding) {
      if (encoding.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw encoding;
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable checked) {
      throw new IllegalStateException(checked); // no generated method declares any
    }
    Request request = capture.captured;
    if (request == null) {
      throw new IllegalStateException(operation.method() + " sent nothing");
    }
    return request.requestTemplate();
  }
}
