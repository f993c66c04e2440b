package app.tune.studio.client.internal.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.error.ApiExceptions;
import app.tune.studio.client.internal.error.ErrorBody;
import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.sse.Slice;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the JSON of a success response into a model, or into the error that it describes.
 *
 * <p>JSON is a completion if it has {@code choices} with text. Everything else is read leniently: a
 * member of another type is kept raw, malformed UTF-8 becomes U+FFFD, text after the JSON is
 * ignored. Thread-safe.
 */
public final class ModelDecoder<T> {

  private static final Pattern POSITION = Pattern.compile(" \\([^(]*\\[Source: .*");

  private final ReusableJsonReaderPool<T> models;
  private final ErrorBody errors;

  /** Creates a decoder for the type of the reader. */
  public ModelDecoder(ValueReader<T> reader, ErrorBody errors) {
    this.models = new ReusableJsonReaderPool<>(reader);
    this.errors = errors;
  }

  /**
   * Decodes a whole response.
   *
   * @throws ApiException if it is an error object
   * @throws ProtocolException if it is not a completion
   */
  public T completion(Slice json, StreamOwner owner) {
    T model = read(json, owner, true);
    if (model == null) {
      throw new ProtocolException("the response is null", context(json, owner), null);
    }
    CompletionShape shape = new CompletionShape();
    shape.add(model);
    String missing = shape.missing();
    if (missing != null) {
      throw new ProtocolException(
          "the response is not a completion: " + missing + " (base URL or path?)",
          context(json, owner),
          null);
    }
    return model;
  }

  /** Decodes one event of a stream; null if the data is the JSON literal null. */
  @Nullable T chunk(Slice data, StreamOwner owner) {
    return read(data, owner, true);
  }

  /**
   * Decodes data that may not be a chunk; null if it has no choices and is not an error.
   *
   * @param typed whether it is of another event type, such as progress: then only an error member
   *     is an error
   */
  @Nullable T chunkIfAny(Slice data, StreamOwner owner, boolean typed) {
    T model = read(data, owner, !typed);
    return model instanceof EventStream.Chunk chunk && chunk.choices() != null ? model : null;
  }

  /**
   * Decodes a model.
   *
   * @param untyped whether a message alone is an error
   */
  private @Nullable T read(Slice data, StreamOwner owner, boolean untyped) {
    T model;
    try {
      // decoded as by the WHATWG standard; the parser would accept overlong forms
      model =
          models.read(
              data.asUtf8(), (read, trailing) -> checkTrailing(read, trailing, data, owner));
    } catch (JsonProcessingException malformed) {
      ErrorInfo error = errors.find(data.array(), data.offset(), data.length(), true);
      if (error != null) {
        throw apiError(error, data, owner);
      }
      throw new ProtocolException(
          "the JSON of the response cannot be read: " + reason(malformed),
          context(data, owner),
          null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the bytes are in memory
    }
    if (model instanceof EventStream.Chunk chunk && isSuspect(chunk)) {
      ErrorInfo error =
          errors.find(data.array(), data.offset(), data.length(), untyped && isBare(chunk));
      if (error != null) {
        throw apiError(error, data, owner);
      }
    }
    return model;
  }

  /** Returns Jackson's message without a position, which is not that in this piece of JSON. */
  private static String reason(JsonProcessingException malformed) {
    return POSITION.matcher(malformed.getOriginalMessage()).replaceFirst("");
  }

  /** Checks the text after the JSON: tolerated after a completion unless it is more JSON. */
  private void checkTrailing(T model, String trailing, Slice data, StreamOwner owner) {
    boolean completion = model instanceof EventStream.Chunk chunk && chunk.choices() != null;
    if (!completion || trailing.startsWith("{")) {
      throw new ProtocolException(
          "the JSON of the response is followed by other text", context(data, owner), null);
    }
    owner.ignored("text after the JSON", trailing);
  }

  /** Returns whether nothing in a chunk is part of a completion. */
  private static boolean isBare(EventStream.Chunk chunk) {
    return !hasChoices(chunk) && chunk.usage() == null;
  }

  private static boolean hasChoices(EventStream.Chunk chunk) {
    List<?> choices = chunk.choices();
    return choices != null && !choices.isEmpty();
  }

  /** Returns whether a chunk may be an error: it has no choices, or an error beside them. */
  private boolean isSuspect(EventStream.Chunk chunk) {
    return !hasChoices(chunk) || errors.isErrorIn(chunk.additionalProperties());
  }

  /**
   * Throws the error of a choice, reported by a member or by its finish reason.
   *
   * @param context called only if there is an error
   */
  public void checkChoices(
      EventStream.Chunk chunk, String errorName, Supplier<ErrorContext> context) {
    List<? extends EventStream.Choice> choices = chunk.choices();
    if (choices == null) {
      return;
    }
    for (int i = 0; i < choices.size(); i++) { // without an iterator for each event
      EventStream.Choice choice = choices.get(i);
      Object error = choice.additionalProperties().get(errorName);
      if (errors.isError(error)) {
        throw ApiExceptions.of(errors.ofError(error), context.get());
      }
      if (errorName.equals(choice.finishReason())) {
        throw ApiExceptions.of(
            new ErrorInfo("the finish reason is " + errorName, null, null, null), context.get());
      }
    }
  }

  /** Returns the error described by data, as text or JSON in any format. */
  ApiException error(Slice data, StreamOwner owner) {
    return apiError(errors.read(bytes(data)), data, owner);
  }

  /**
   * Returns the failure of a body without events: the error that it describes, if it does.
   *
   * @param body the beginning of the body
   * @param isBlank whether it consists of blank lines and comments
   */
  TuneStudioException withoutEvents(Slice body, boolean isBlank, StreamOwner owner) {
    ErrorInfo error = errors.find(body.array(), body.offset(), body.length(), true);
    if (error != null) {
      return apiError(error, body, owner);
    }
    String what = isBlank ? "the response has no event" : "the response is not an event stream";
    return new ProtocolException(what, context(body, owner), null);
  }

  /** Returns the error after the colon of a line. */
  ApiException errorLine(Slice line, StreamOwner owner) {
    String text = line.text();
    String value = text.substring(text.indexOf(':') + 1).strip();
    return apiError(errors.readValue(value), line, owner);
  }

  private ApiException apiError(ErrorInfo error, Slice data, StreamOwner owner) {
    return ApiExceptions.of(error, context(data, owner));
  }

  /** Returns the context of the call, with this data as the body. */
  ErrorContext context(Slice data, StreamOwner owner) {
    return owner.context().withBody(bytes(data));
  }

  private static byte[] bytes(Slice data) {
    int kept = Math.min(data.length(), ErrorContext.MAX_BODY);
    return Arrays.copyOfRange(data.array(), data.offset(), data.offset() + kept);
  }
}
