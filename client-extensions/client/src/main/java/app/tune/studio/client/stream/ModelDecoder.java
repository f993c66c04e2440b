package app.tune.studio.client.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ApiExceptions;
import app.tune.studio.client.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.sse.Slice;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON that came under a success status into a model, or into the error that it tells of.
 *
 * <p>Made for one answer: its exceptions carry that answer's context.
 */
public final class ModelDecoder<C> {

  private final ModelSequences<C> models;
  private final ErrorBody errors;
  private final ErrorContext context;

  ModelDecoder(ModelSequences<C> models, ErrorBody errors, ErrorContext context) {
    this.models = models;
    this.errors = errors;
    this.context = context;
  }

  /**
   * Decodes a model.
   *
   * @param data the JSON text
   * @return null where the data is the JSON literal null
   * @throws ApiException where it is an error object
   * @throws ProtocolException where it is no JSON object of the model's shape
   */
  public @Nullable C decode(Slice data) {
    C model;
    try {
      model = models.read(data);
    } catch (JsonProcessingException malformed) {
      ErrorInfo error = errors.find(data.array(), data.offset(), data.length(), true);
      if (error != null) {
        throw apiError(error, data);
      }
      throw new ProtocolException(
          "the JSON of the answer cannot be read: " + malformed.getOriginalMessage(),
          withBody(data),
          null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the bytes are in memory
    }
    if (model instanceof EventStream.Chunk streamed && isSuspect(streamed)) {
      boolean bare = streamed.choices() == null;
      ErrorInfo error = errors.find(data.array(), data.offset(), data.length(), bare);
      if (error != null) {
        throw apiError(error, data);
      }
    }
    return model;
  }

  /** An error object has no choices, or a member that tells of the error beside them. */
  private boolean isSuspect(EventStream.Chunk chunk) {
    Collection<?> choices = chunk.choices();
    if (choices == null || choices.isEmpty()) {
      return true;
    }
    for (String name : chunk.additionalProperties().keySet()) {
      if (errors.isErrorMember(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the error that data says in words or JSON, whatever its shape. */
  ApiException error(Slice data) {
    return apiError(errors.read(bytes(data)), data);
  }

  /** Returns the error that stands behind the colon of a line. */
  ApiException errorLine(Slice line) {
    String text = line.text();
    return apiError(errors.readValue(text.substring(text.indexOf(':') + 1).strip()), line);
  }

  private ApiException apiError(ErrorInfo error, Slice data) {
    return ApiExceptions.of(error, null, withBody(data));
  }

  private ErrorContext withBody(Slice data) {
    return context.withBody(bytes(data));
  }

  private static byte[] bytes(Slice data) {
    int kept = Math.min(data.length(), ErrorContext.MAX_BODY);
    return Arrays.copyOfRange(data.array(), data.offset(), data.offset() + kept);
  }
}
