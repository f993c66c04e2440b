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
                      && !place
                          .child("properties")
                          .child("choices")
                          .child("items")
                          .targetIs("x-event-stream-choice"),
              "a chunk needs choices, a list of a schema with x-event-stream-choice: true"),
          rule(
              "a text of a chunk is text",
              place ->
                  place.is("x-event-stream-chunk")
                      && place.child("properties").has("text")
                      && !typeOf(place, "text").equals("string"),
              "the text of a chunk is a string"),
          rule(
              "a choice has its members",
              place ->
                  place.is("x-event-stream-choice")
                      && !(typeOf(place, "index").equals("integer")
                          && typeOf(place, "finish_reason").equals("string")
                          && (place.has("x-text-path") || typeOf(place, "text").equals("string"))),
              "a choice needs index, finish_reason, and text or an x-text-path"),
          rule(
              "a text path leads to a string",
              place ->
                  place.has("x-text-path")
                      && (place.child("properties").has("text") || !leadsToString(place)),
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
        .filter(name -> requests.stream().noneMatch(it -> it.child("properties").has(name)));
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
                  .map(request -> request.child("properties").child(name))
                  .anyMatch(
                      member ->
                          !member.node().isMissingNode() && !member.text("type").equals(type));
            });
  }

  private static String typeOf(Place schema, String property) {
    Place member = schema.child("properties").child(property);
    return member.has("format") ? member.text("format") : member.text("type");
  }

  private static boolean leadsToString(Place choice) {
    Stream<Place> places = Stream.of(choice);
    for (String name : choice.texts("x-text-path").toList()) {
      places = places.flatMap(Place::target).map(place -> place.child("properties").child(name));
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
