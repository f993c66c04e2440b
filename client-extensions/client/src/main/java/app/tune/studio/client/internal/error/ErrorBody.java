package app.tune.studio.client.internal.error;

import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.internal.json.Json;
import app.tune.studio.client.internal.sse.EventParser;
import app.tune.studio.model.ErrorDetail;
import app.tune.studio.model.ErrorResponse;
import app.tune.studio.model.ModelReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses the error formats in use: an error object, an error string, a detail as text or list, a
 * bare message, one of these in an array or an event, plain text, HTML.
 *
 * <p>Thread-safe.
 */
public final class ErrorBody {

  private static final int MAX_TEXT = 1_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MAX_HEADING = 200;
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADING =
      Pattern.compile(
          "<h[1-3][^>]*>(.{1,1000}?)</h[1-3]", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BINARY = Pattern.compile("[\\p{Cntrl}&&\\S&&[^\\x1B]]");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final String SHORT_MESSAGE = "msg"; // FastAPI
  private static final String PLACE = "loc"; // FastAPI

  private static final String ERROR = errorMember();

  /** Returns the wire name of the error in a body, which the generated model knows. */
  private static String errorMember() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    ErrorResponse.builder().error("").build().putMembers(members);
    return members.keySet().iterator().next();
  }

  /**
   * {@return whether a completion has an error, too}
   *
   * @param members the members that the contract of the completion does not name
   */
  public boolean isErrorIn(Map<String, ?> members) {
    return isError(members.get(ERROR));
  }

  /**
   * {@return whether the value of an error member reports an error} Some servers send an empty one
   * with each success: null, false, 0, blank text, or a structure of nothing else.
   *
   * @param value any JSON
   */
  public boolean isError(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.values().stream().anyMatch(this::isError);
    }
    if (value instanceof List<?> elements) {
      return elements.stream().anyMatch(this::isError);
    }
    if (value instanceof String text) {
      return !text.isBlank();
    }
    return value instanceof Number number
        ? number.doubleValue() != 0
        : value != null && !value.equals(false);
  }

  /**
   * Parses the body of a response with an error status. Never fails.
   *
   * @param body the bytes as received; may be empty, or not JSON
   * @return the parsed error
   */
  public ErrorInfo read(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.startsWith(BYTE_ORDER_MARK)) {
      return read(text.substring(1).getBytes(StandardCharsets.UTF_8));
    }
    if (text.isEmpty()) {
      return ErrorInfo.NONE;
    }
    if (text.charAt(0) == '"') {
      return readValue(text);
    }
    String event = firstEvent(text);
    if (event != null) {
      return read(event.getBytes(StandardCharsets.UTF_8));
    }
    boolean json = text.charAt(0) == '{' || text.charAt(0) == '[';
    ErrorInfo found = json ? find(body, 0, body.length, true) : null;
    return found != null ? found : ofText(text);
  }

  /** Returns the object in the first event of an event stream, or null if the text is none. */
  private static @Nullable String firstEvent(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    EventParser events = new EventParser(bytes.length);
    events.feed(ByteBuffer.wrap(bytes));
    events.end();
    boolean isEvent = events.next() && events.kind() != EventParser.Kind.STRAY;
    return isEvent && events.data().firstByte() == '{' ? events.data().text() : null;
  }

  /**
   * Parses the value of an error line: JSON, or plain text.
   *
   * @param value the text after the colon
   * @return the parsed error
   */
  public ErrorInfo readValue(String value) {
    try (JsonParser parser = Json.FACTORY.createParser(value)) {
      if (parser.nextToken() == null) {
        return ofText(value);
      }
      Object error = new ModelReader(parser).readObject();
      return parser.nextToken() == null ? ofError(error) : ofText(value);
    } catch (IOException plainWords) {
      return ofText(value);
    }
  }

  /**
   * Looks for an error in the JSON of a success response.
   *
   * @param json the array that holds the JSON
   * @param offset the offset of the JSON
   * @param length the length of the JSON in bytes
   * @param bare whether nothing in it is part of a completion: then a message or detail without an
   *     error member counts, and an empty error
   * @return the error, or null if there is none
   */
  public @Nullable ErrorInfo find(byte[] json, int offset, int length, boolean bare) {
    ErrorResponse response;
    try (JsonParser parser = Json.FACTORY.createParser(json, offset, length)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) { // Google
        parser.nextToken();
      }
      response = new ModelReader(parser).read(ErrorResponse.builder());
    } catch (IOException unreadable) {
      return null;
    }
    Object error = response.error();
    boolean structured = error instanceof Map || error instanceof List; // alone, even if empty
    if (isError(error) || (bare && structured)) {
      return structured ? ofError(error) : ofScalar(error, atTopLevel(response));
    }
    if (!bare) {
      return null;
    }
    ErrorInfo top = atTopLevel(response);
    boolean said = top.message() != null || !isBlank(response.detail());
    boolean coded = top.code() != null || top.type() != null;
    if (!said && !(coded && response.message() != null)) {
      return null;
    }
    if (top.message() != null) {
      return top;
    }
    ErrorInfo nested =
        response.detail() instanceof Map<?, ?> object ? info(detail(object)) : ErrorInfo.NONE;
    if (nested.message() != null) {
      return nested;
    }
    String listed = response.detail() instanceof List<?> list ? listed(list) : null;
    return new ErrorInfo(
        listed != null ? listed : text(response.detail()), top.code(), top.type(), top.param());
  }

  private static boolean isBlank(@Nullable Object value) {
    return value == null || (value instanceof String text && text.isBlank());
  }

  /** Returns the error described by members that others send within an error object. */
  private ErrorInfo atTopLevel(ErrorResponse response) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    response.putMembers(members);
    return info(detail(members));
  }

  /** Returns the error of a text, one word of which is its type, or of a flag beside a message. */
  private ErrorInfo ofScalar(@Nullable Object error, ErrorInfo top) {
    if (!(error instanceof String words)) {
      String message = top.message() == null ? text(error) : top.message();
      return new ErrorInfo(message, top.code(), top.type(), top.param());
    }
    boolean word = top.type() == null && WORD.matcher(words).matches();
    return new ErrorInfo(
        top.message() == null ? words : words + ": " + top.message(),
        top.code(),
        word ? words : top.type(),
        top.param());
  }

  /**
   * Formats FastAPI's list of validation errors (location and message); null for any other list.
   */
  private @Nullable String listed(List<?> details) {
    List<String> all = new ArrayList<>();
    for (Object listed : details) {
      String message = listed instanceof Map<?, ?> object ? info(detail(object)).message() : null;
      if (message == null) {
        return null;
      }
      Object place = ((Map<?, ?>) listed).get(PLACE);
      all.add(place instanceof List<?> path ? dotted(path) + ": " + message : message);
    }
    return all.isEmpty() ? null : String.join("; ", all);
  }

  private static String dotted(List<?> path) {
    return path.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  /**
   * {@return the error in the value of an error member}
   *
   * @param error a text, or an object of any format
   */
  public ErrorInfo ofError(@Nullable Object error) {
    if (error instanceof String words) {
      return new ErrorInfo(words, null, null, null);
    }
    if (!(error instanceof Map<?, ?> object)) {
      return new ErrorInfo(text(error), null, null, null);
    }
    ErrorDetail detail = detail(object);
    ErrorInfo info = info(detail);
    return info.message() == null && !detail.additionalProperties().isEmpty()
        ? new ErrorInfo(text(error), info.code(), info.type(), info.param())
        : info;
  }

  private ErrorInfo info(ErrorDetail detail) {
    String message =
        isBlank(detail.message()) && detail.member(SHORT_MESSAGE) instanceof String shorter
            ? shorter
            : detail.message();
    return new ErrorInfo(
        isBlank(message) ? null : message, text(detail.code()), detail.type(), detail.param());
  }

  private static ErrorDetail detail(Map<?, ?> object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put(String.valueOf(name), value));
    return ErrorDetail.builder().additionalProperties(members).build();
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null || value instanceof String
        ? (String) value
        : Json.mapper().valueToTree(value).toString();
  }

  private static ErrorInfo ofText(String text) {
    if (BINARY.matcher(text).find()) {
      return ErrorInfo.NONE; // compressed by a coding that is not decoded
    }
    String message = text;
    if (text.startsWith("<")) {
      String heading = heading(text);
      message = heading.isEmpty() ? "HTML page" : "HTML page \"" + heading + '"';
    }
    return new ErrorInfo(
        message.length() > MAX_TEXT ? message.substring(0, MAX_TEXT) : message, null, null, null);
  }

  /** Returns the title of a page, else its first heading, else an empty string. */
  private static String heading(String page) {
    Matcher title = TITLE.matcher(page);
    if (title.find()) {
      return title.group(1).strip();
    }
    Matcher found = HEADING.matcher(page);
    String heading = found.find() ? TAG.matcher(found.group(1)).replaceAll("") : "";
    String line = WHITE_SPACE.matcher(heading).replaceAll(" ").strip();
    return line.length() > MAX_HEADING ? line.substring(0, MAX_HEADING) : line;
  }
}
