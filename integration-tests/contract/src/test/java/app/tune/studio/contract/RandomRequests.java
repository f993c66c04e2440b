package app.tune.studio.contract;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Requests out of the constraints of the YAML, good and bad, the same for the same seed. */
final class RandomRequests {

  private static final String[] PIECES = {
    "the", " ", "sea", ".", "\n", "\"", "\\", "ü", "日本", "🙂", "\t", "0", "/", "<b>", "\u007f"
  };

  /** So that an answer of many tokens takes no time; small enough for every limit of the YAML. */
  private static final int LARGEST_INTEGER = 4;

  private final Random random;
  private final String model;
  private final Map<String, Schema<?>> fields = Contract.requestFields();

  RandomRequests(long seed, String model) {
    this.random = new Random(seed);
    this.model = model;
  }

  /** A body that breaks one constraint. */
  record Bad(String field, Map<String, Object> body) {}

  /** Returns a body with some of the fields, all within their limits. */
  Map<String, Object> good() {
    Map<String, Object> body = new LinkedHashMap<>();
    fields.forEach(
        (name, schema) -> {
          boolean bounded = name.equals("prompt") || name.equals("max_tokens");
          if (!name.equals("stream") && (bounded || random.nextBoolean())) {
            body.put(name, name.equals("model") ? model : value(schema));
          }
        });
    return body;
  }

  /** Returns a body of which one field breaks a limit, has the wrong type, or is missing. */
  Bad bad() {
    Map<String, Object> body = good();
    List<String> names = List.copyOf(new TreeSet<>(fields.keySet()));
    String name = names.get(random.nextInt(names.size()));
    List<Object> beyond = beyondLimits(fields.get(name));
    if (!beyond.isEmpty() && random.nextInt(4) > 0) {
      body.put(name, beyond.get(random.nextInt(beyond.size())));
      return new Bad(name, body);
    }
    if (name.equals("prompt") && random.nextBoolean()) {
      body.remove(name);
      return new Bad(name, body);
    }
    body.put(name, ofAnotherType(fields.get(name).getType()));
    return new Bad(name, body);
  }

  /** Returns a value within the limits of its schema. */
  Object value(Schema<?> schema) {
    if (schema.getEnum() != null) {
      return schema.getEnum().get(random.nextInt(schema.getEnum().size()));
    }
    return switch (schema.getType()) {
      case "string" -> text();
      case "boolean" -> random.nextBoolean();
      case "integer" -> lowest(schema) + random.nextInt(LARGEST_INTEGER);
      case "number" -> number(schema);
      case "array" -> list(schema.getItems());
      case "object" -> dictionary((Schema<?>) schema.getAdditionalProperties());
      default -> throw new IllegalStateException("no values of type " + schema.getType());
    };
  }

  private static int lowest(Schema<?> schema) {
    return schema.getMinimum() == null ? 0 : schema.getMinimum().intValueExact();
  }

  /** Between the limits, often at one; without limits somewhere around zero. */
  private double number(Schema<?> schema) {
    double least = schema.getMinimum() == null ? -2 : schema.getMinimum().doubleValue();
    double most = schema.getMaximum() == null ? 2 : schema.getMaximum().doubleValue();
    boolean open = Boolean.TRUE.equals(schema.getExclusiveMinimum());
    return switch (random.nextInt(4)) {
      case 0 -> open ? Math.nextUp(least) : least;
      case 1 -> most;
      default -> most - random.nextDouble() * (most - least);
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private List<Object> list(Schema<?> items) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(items));
    }
    return list;
  }

  private Map<String, Object> dictionary(Schema<?> values) {
    Map<String, Object> dictionary = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      dictionary.put(String.valueOf(random.nextInt(100)), value(values));
    }
    return dictionary;
  }

  private static List<Object> beyondLimits(Schema<?> schema) {
    List<Object> beyond = new ArrayList<>();
    boolean whole = "integer".equals(schema.getType());
    BigDecimal step = whole ? BigDecimal.ONE : new BigDecimal("0.001");
    if (schema.getMinimum() != null) {
      boolean open = Boolean.TRUE.equals(schema.getExclusiveMinimum());
      beyond.add(typed(open ? schema.getMinimum() : schema.getMinimum().subtract(step), whole));
      beyond.add(typed(schema.getMinimum().subtract(BigDecimal.TEN), whole));
    }
    if (schema.getMaximum() != null) {
      beyond.add(typed(schema.getMaximum().add(step), whole));
      beyond.add(typed(schema.getMaximum().add(BigDecimal.TEN), whole));
    }
    return beyond;
  }

  private static Object typed(BigDecimal value, boolean whole) {
    if (whole) {
      return value.intValueExact();
    }
    return value.doubleValue();
  }

  private Object ofAnotherType(String type) {
    List<Object> others = new ArrayList<>(List.of(List.of(1), Map.of("a", "b")));
    if (!type.equals("string")) {
      others.add("1");
    }
    if (!type.equals("boolean")) {
      others.add(true);
    }
    if (!type.equals("integer") && !type.equals("number")) {
      others.add(1);
    }
    if (type.equals("integer")) {
      others.add(1.5);
    }
    Object other = others.get(random.nextInt(others.size()));
    boolean sameShape =
        (type.equals("array") && other instanceof List)
            || (type.equals("object") && other instanceof Map);
    // a list of numbers and an object of strings break the types of the members instead
    return sameShape && random.nextBoolean() ? "1" : other;
  }
}
