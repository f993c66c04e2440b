package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Rules for event streams, required by the streaming method and the chunk interfaces. */
final class StreamRules {
  static final List<Rule> ALL =
      List.of(
          none(
              "a stream is described",
              place ->
                  isStream(place)
                      ? Stream.of("method", "terminator", "member")
                          .filter(name -> place.child("x-event-stream").text(name).isBlank())
                      : Stream.empty(),
              "a stream needs x-event-stream with a "),
          none(
              "a stream names members of the request",
              place -> isStream(place) ? unknownMembers(place) : Stream.empty(),
              "x-event-stream names what is no member of the request: "),
          rule(
              "a stream is turned on by a boolean",
              place -> isStream(place) && hasMistyped(place),
              "x-event-stream needs a boolean as its member, an integer as its count"),
          rule(
              "a stream has chunks",
              place -> isStream(place) && !place.child("schema").targetIs("x-event-stream-chunk"),
              "the schema of a stream needs x-event-stream-chunk: true"),
          rule(
              "a chunk has choices",
              place ->
                  place.is("x-event-stream-chunk")
                      && !member(place, "choices").child("items").targetIs("x-event-stream-choice"),
              "a chunk needs choices, a list of a schema with x-event-stream-choice: true"),
          rule(
              "a text of a chunk is text",
              place ->
                  place.is("x-event-stream-chunk")
                      && Members.of(place).containsKey("text")
                      && !isString(place, "text"),
              "the text of a chunk is a string"),
          none(
              "a choice has its members",
              place -> place.is("x-event-stream-choice") ? unfitMembers(place) : Stream.empty(),
              "a choice needs "),
          rule(
              "a text path leads to a string",
              place ->
                  place.has("x-text-path")
                      && (Members.of(place).containsKey("text") || !leadsToString(place)),
              "x-text-path does not lead to a string, or there is a text beside it"));

  private StreamRules() {}

  private static boolean isStream(Place place) {
    return place.isMediaType() && place.key().equals("text/event-stream");
  }

  private static List<Place> requests(Place stream) {
    return stream
        .contract()
        .places()
        .filter(place -> place.isMediaType() && place.isOfRequest())
        .filter(place -> place.operation().equals(stream.operation()))
        .flatMap(place -> place.child("schema").target())
        .toList();
  }

  private static Stream<String> unknownMembers(Place stream) {
    List<Place> requests = requests(stream);
    return Stream.of("member", "count", "inputs", "model")
        .map(name -> stream.child("x-event-stream").text(name))
        .filter(name -> !name.isBlank())
        .filter(name -> requests.stream().noneMatch(it -> Members.of(it).containsKey(name)));
  }

  /**
   * Returns whether the member that turns streaming on is not a boolean, or the counting one not an
   * integer.
   */
  private static boolean hasMistyped(Place stream) {
    return Stream.of("member", "count")
        .anyMatch(
            role -> {
              String name = stream.child("x-event-stream").text(role);
              String type = role.equals("count") ? "integer" : "boolean";
              return requests(stream).stream()
                  .map(request -> member(request, name))
                  .anyMatch(
                      member ->
                          !member.node().isMissingNode() && !member.text("type").equals(type));
            });
  }

  /** Returns why a choice cannot implement the interface of choices. */
  private static Stream<String> unfitMembers(Place choice) {
    Place index = member(choice, "index");
    boolean integer = index.text("type").equals("integer") && !index.text("format").equals("int64");
    Stream<String> unfit =
        Stream.of(
            integer ? "" : "an index that is an integer of 32 bits",
            isString(choice, "finish_reason")
                ? ""
                : "a finish_reason that is a string, without a named enum: its values are in"
                    + " x-observed-values",
            choice.has("x-text-path") || isString(choice, "text")
                ? ""
                : "a text that is a string, or an x-text-path");
    return unfit.filter(reason -> !reason.isEmpty());
  }

  private static boolean isString(Place schema, String name) {
    Place member = member(schema, name);
    return member.text("type").equals("string") && !member.has("format");
  }

  /** Returns a member, which may be in a part of allOf, or an empty place if there is none. */
  private static Place member(Place schema, String name) {
    return Members.of(schema).getOrDefault(name, schema.child("properties").child(name));
  }

  private static boolean leadsToString(Place choice) {
    Stream<Place> places = Stream.of(choice);
    for (String name : choice.texts("x-text-path").toList()) {
      places = places.flatMap(Place::target).map(place -> member(place, name));
    }
    boolean plain = choice.texts("x-text-path").allMatch(StreamRules::isPlainName);
    return plain && places.anyMatch(place -> place.text("type").equals("string"));
  }

  private static boolean isPlainName(String member) {
    return member.matches("[a-z][a-z0-9_]*")
        && SourceVersion.isName(member)
        && !JavaNames.isTaken(member);
  }
}
