package app.tune.studio.contract;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.script.RecordedRequest;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The YAML, as a parser and a validator that are not ours read it. */
public final class Contract {

  public static final String JSON = "application/json";
  public static final String EVENT_STREAM = "text/event-stream";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final OpenAPI API = read();
  private static final SchemaValidator SCHEMAS = new SchemaValidator(API, new MessageResolver());
  private static final Map<String, OpenApiInteractionValidator> VALIDATORS =
      new ConcurrentHashMap<>();

  private Contract() {}

  /** Parses the YAML anew, since callers change what they get. */
  private static OpenAPI read() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    OpenAPI api = new OpenAPIV3Parser().readContents(yaml(), null, options).getOpenAPI();
    if (api == null) {
      throw new IllegalStateException("the contract cannot be parsed");
    }
    // the validator does not follow references to responses
    Map<String, ApiResponse> shared = api.getComponents().getResponses();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(
            operation ->
                operation
                    .getResponses()
                    .replaceAll(
                        (status, response) ->
                            response.get$ref() == null
                                ? response
                                : shared.get(nameIn(response.get$ref()))));
    return api;
  }

  /** Returns the text of the YAML, as it is published. */
  public static String yaml() {
    try (InputStream in =
        Contract.class.getResourceAsStream("/app/tune/studio/openapi/tune-studio.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the contract is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the YAML with the one operation at another path, for servers that have it there. */
  static OpenAPI at(String path) {
    OpenAPI api = read();
    Paths moved = new Paths();
    moved.addPathItem(path, api.getPaths().get(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH));
    api.setPaths(moved);
    return api;
  }

  /** Returns a validator of requests to this path and of their answers. */
  public static OpenApiInteractionValidator validator(String path) {
    return VALIDATORS.computeIfAbsent(
        path,
        key -> OpenApiInteractionValidator.createFor(at(key)).withBasePathOverride("/").build());
  }

  /** Returns the operation. */
  static Operation operation() {
    return API.getPaths().get(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH).getPost();
  }

  /** Returns the fields of the request's body by their names on the wire. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  public static Map<String, Schema<?>> requestFields() {
    Schema<?> body = operation().getRequestBody().getContent().get(JSON).getSchema();
    Map<String, Schema<?>> fields = new LinkedHashMap<>((Map) resolved(body).getProperties());
    fields.replaceAll((name, field) -> resolved(field));
    return fields;
  }

  /** Checks the data of one event against the schema of chunks, and returns what it breaks. */
  public static List<String> breaksOfChunk(String data) {
    Schema<?> chunk =
        operation().getResponses().get("200").getContent().get(EVENT_STREAM).getSchema();
    return messages(SCHEMAS.validate(data, chunk, "response.chunk"));
  }

  /** Checks a request with this body, and returns what it breaks. */
  public static List<String> breaksOfBody(Map<String, ?> body) {
    Request request =
        SimpleRequest.Builder.post(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH)
            .withContentType(JSON)
            .withBody(json(body))
            .build();
    return messages(
        validator(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH).validateRequest(request));
  }

  /** Checks a request that a server received, and returns what it breaks. */
  public static List<String> breaksOf(RecordedRequest received) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(received.method(), received.path()).withBody(received.body());
    received.headers().forEach(request::withHeader);
    return messages(validator(received.path()).validateRequest(request.build()));
  }

  /** Returns the examples of a response's JSON by their names. */
  static Map<String, Object> examples(ApiResponse response) {
    Map<String, Object> values = new LinkedHashMap<>();
    response
        .getContent()
        .get(JSON)
        .getExamples()
        .forEach((name, example) -> values.put(name, resolved(example).getValue()));
    return values;
  }

  private static Example resolved(Example example) {
    String ref = example.get$ref();
    return ref == null ? example : API.getComponents().getExamples().get(nameIn(ref));
  }

  private static String nameIn(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  /** Returns the value as JSON. */
  public static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the messages of a report, none if nothing is broken. */
  public static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(ValidationReport.Message::toString)
        .toList();
  }

  private static Schema<?> resolved(Schema<?> schema) {
    String ref = schema.get$ref();
    return ref == null ? schema : API.getComponents().getSchemas().get(nameIn(ref));
  }
}
