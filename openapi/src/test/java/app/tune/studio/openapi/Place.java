package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A place in the contract: a JSON pointer and its node. */
record Place(Contract contract, String pointer, String key, Kind kind, JsonNode node) {

  /** Compares pointers, which are unique within one contract. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Place place && place.pointer.equals(pointer);
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }

  boolean has(String member) {
    return node.has(member);
  }

  /** Returns whether a member is present and true. */
  boolean is(String member) {
    return node.path(member).asBoolean();
  }

  JsonNode node(String member) {
    return node.path(member);
  }

  String text(String member) {
    return node.path(member).asText();
  }

  boolean isSchema() {
    return kind == Kind.SCHEMA;
  }

  boolean isNamedSchema() {
    return isSchema() && pointer.matches("/components/schemas/[^/]+");
  }

  boolean isProperty() {
    return isSchema() && pointer.matches(".*/properties/[^/]+");
  }

  boolean isOperation() {
    return kind == Kind.OPERATION;
  }

  boolean isMediaType() {
    return kind == Kind.MEDIA_TYPE;
  }

  boolean isOfRequest() {
    return pointer.contains("/requestBody/") || pointer.startsWith("/components/requestBodies/");
  }

  /** Returns the pointer of the enclosing operation. */
  String operation() {
    return pointer.replaceFirst("^(/paths/[^/]+/[^/]+)/.*", "$1");
  }

  /** Returns the path of the enclosing operation, as sent by a client. */
  String path() {
    return pointer.split("/")[2].replace("~1", "/").replace("~0", "~");
  }

  /** Returns a place below this one, which may be empty. */
  Place child(String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    return new Place(contract, pointer + "/" + escaped, name, kind.of(name), node.path(name));
  }

  /** Returns the keys of an object or the indices of a list. */
  Stream<String> keys() {
    if (node.isArray()) {
      return IntStream.range(0, node.size()).mapToObj(String::valueOf);
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  /** Returns the objects and lists directly below this place, without examples. */
  Stream<Place> children() {
    return keys()
        .map(name -> node.isArray() ? element(Integer.parseInt(name)) : child(name))
        .filter(place -> place.node.isContainerNode() && place.kind != Kind.OPAQUE);
  }

  /** Returns this place, or the target of its reference. */
  Stream<Place> target() {
    return has("$ref") ? contract.at(text("$ref")) : Stream.of(this);
  }

  /** Returns whether a flag is set at the target of the reference. */
  boolean targetIs(String flag) {
    return target().anyMatch(place -> place.is(flag));
  }

  Stream<String> texts(String member) {
    return StreamSupport.stream(node.path(member).spliterator(), false).map(JsonNode::asText);
  }

  private Place element(int index) {
    String name = String.valueOf(index);
    return new Place(contract, pointer + "/" + name, name, kind.of(name), node.path(index));
  }
}
