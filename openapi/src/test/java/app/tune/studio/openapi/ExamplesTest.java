package app.tune.studio.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Validates every example of the contract against its schema. */
class ExamplesTest {
  private static final String LOCATION = "https://proxy.tune.app/tune-studio.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void example_ofTheContract_keepsItsSchema(String name, Schema schema, JsonNode value) {
    assertThat(schema.validate(value)).isEmpty();
  }

  @Test
  void example_thatBreaksItsSchema_isFound() throws IOException {
    JsonNode wrong = JSON.readTree("{\"choices\":[{\"index\":\"0\"}]}");

    assertThat(schema(contract(), "#/components/schemas/TextCompletion").validate(wrong))
        .singleElement()
        .hasToString("/choices/0/index: string found, integer expected");
  }

  @Test
  void streamExample_ofTheContract_endsWithTheTerminator() throws IOException {
    Place stream = stream(contract());

    assertThat(stream.child("x-stream-example").text("stream"))
        .endsWith("data: " + stream.child("x-event-stream").text("terminator") + "\n\n");
  }

  static Stream<Arguments> examples() throws IOException {
    Contract contract = contract();
    return Stream.of(ofMediaTypes(contract), ofSchemas(contract), ofStream(contract))
        .flatMap(List::stream);
  }

  private static List<Arguments> ofMediaTypes(Contract contract) {
    return contract
        .places()
        .filter(Place::isMediaType)
        .flatMap(
            mediaType ->
                mediaType
                    .child("examples")
                    .children()
                    .flatMap(Place::target)
                    .map(it -> row(it, mediaType.child("schema").text("$ref"), it.node("value"))))
        .toList();
  }

  private static List<Arguments> ofSchemas(Contract contract) {
    return contract
        .places()
        .filter(place -> place.isSchema() && place.has("example"))
        .map(place -> row(place, "#" + place.pointer(), place.node("example")))
        .toList();
  }

  private static List<Arguments> ofStream(Contract contract) throws IOException {
    Place stream = stream(contract);
    Place example = stream.child("x-stream-example");
    String request =
        contract
            .at("#" + stream.operation() + "/requestBody/content/application~1json/schema")
            .findFirst()
            .orElseThrow()
            .text("$ref");
    Stream<Arguments> chunks =
        example
            .text("stream")
            .lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> row(example, stream.child("schema").text("$ref"), json(line)));
    return Stream.concat(Stream.of(row(example, request, example.node("request"))), chunks)
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line.substring("data: ".length()));
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static Arguments row(Place place, String reference, JsonNode value) {
    return Arguments.of(place.pointer(), schema(place.contract(), reference), value);
  }

  private static Schema schema(Contract contract, String reference) {
    return SchemaRegistry.withDefaultDialect(
            OpenApi30.getInstance(),
            registry -> registry.schemas(Map.of(LOCATION, contract.root().toString())))
        .getSchema(SchemaLocation.of(LOCATION + reference));
  }

  private static Place stream(Contract contract) {
    return contract
        .places()
        .filter(place -> place.isMediaType() && place.has("x-stream-example"))
        .findFirst()
        .orElseThrow();
  }

  private static Contract contract() throws IOException {
    return Contract.read(Path.of("tune-studio.yaml"));
  }
}
