package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Adds the Java names of constants to the generator's input, since its templates cannot replace the
 * characters that Java does not allow.
 */
final class ConstantNames {
  private static final String OBSERVED = "x-observed-values";

  private ConstantNames() {}

  static void addTo(Contract contract) {
    Place components = new Place(contract, "", "", Kind.ROOT, contract.root()).child("components");
    components.child("parameters").children().forEach(it -> name(it, "name", it.text("name")));
    components.child("headers").children().forEach(it -> name(it, "key", it.key()));
    components
        .child("securitySchemes")
        .children()
        .forEach(
            scheme -> {
              name(scheme, "name", scheme.text("name"));
              name(scheme, "key-prefix", scheme.text("x-key-prefix"));
            });
    contract
        .places()
        .filter(place -> place.isSchema() && place.has(OBSERVED))
        .forEach(ConstantNames::nameValues);
  }

  private static void name(Place place, String what, String text) {
    if (!text.isEmpty()) {
      ((ObjectNode) place.node()).put("x-constant-of-" + what, JavaNames.constant(text));
    }
  }

  private static void nameValues(Place member) {
    JsonNode values = member.node(OBSERVED);
    ArrayNode named = ((ObjectNode) member.node()).putArray(OBSERVED);
    for (JsonNode value : values) {
      String constant = JavaNames.constant(member.key() + "_" + value.asText());
      named.addObject().put("constant", constant).put("value", value.asText());
    }
  }
}
