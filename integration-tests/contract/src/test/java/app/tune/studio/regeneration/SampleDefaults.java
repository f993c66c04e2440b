package app.tune.studio.regeneration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What every operation, schema and property has and no sample is about. */
final class SampleDefaults {
  private SampleDefaults() {}

  static void fill(ObjectNode contract, JsonNode row) {
    ObjectNode schemas = (ObjectNode) contract.path("components").path("schemas");
    if (row.has("request")) {
      ObjectNode request = schemas.putObject("NewThing");
      request.put("x-request", true).set("properties", row.path("request"));
      if (row.has("required")) {
        request.set("required", row.path("required"));
      }
      putOperation(contract, "post");
    }
    if (row.has("response")) {
      putOperation(contract, "get");
      ((ObjectNode) schemas.path("Thing")).set("properties", row.path("response"));
    }
    contract.remove(List.of("x-get", "x-post"));
    schemas.forEach(SampleDefaults::describeSchema);
    contract.path("paths").forEach(path -> path.forEach(SampleDefaults::describeOperation));
    contract.path("components").path("parameters").forEach(SampleDefaults::describe);
  }

  /** Where a sample is about a schema, an operation that has it in its body. */
  private static void putOperation(ObjectNode contract, String verb) {
    ObjectNode path = (ObjectNode) contract.path("paths");
    if (path.isEmpty()) {
      path.withObjectProperty("/things").set(verb, contract.remove("x-" + verb));
    }
  }

  private static void describeSchema(JsonNode schema) {
    describe(schema);
    if (schema.has("properties")) {
      ObjectNode object = (ObjectNode) schema;
      putIfAbsent(object, "type", "object");
      if (!object.has("additionalProperties")) {
        object.put("additionalProperties", true);
      }
      object.path("properties").forEach(SampleDefaults::describe);
    }
  }

  private static void describeOperation(JsonNode operation) {
    if (operation instanceof ObjectNode object) {
      describe(object);
      putIfAbsent(object, "summary", "Does it.");
      if (!object.has("tags")) {
        object.putArray("tags").add("Things");
      }
      object.path("parameters").forEach(SampleDefaults::describe);
      describe(object.path("requestBody"));
      object.path("responses").forEach(SampleDefaults::describe);
    }
  }

  private static void describe(JsonNode node) {
    if (node instanceof ObjectNode object && !object.has("$ref")) {
      putIfAbsent(object, "description", "Something.");
    }
  }

  private static void putIfAbsent(ObjectNode object, String name, String value) {
    if (!object.has(name)) {
      object.put(name, value);
    }
  }
}
