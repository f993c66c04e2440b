package app.tune.studio.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The YAML as a tree of places. */
final class Contract {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final String file;
  private final JsonNode root;
  private final List<Place> places = new ArrayList<>();

  private Contract(String file, JsonNode root) {
    this.file = file;
    this.root = root;
    collect(new Place(this, "", "", Kind.ROOT, root));
  }

  static Contract read(Path yaml) throws IOException {
    String text = Files.readString(yaml);
    Anchors.refuse(text);
    return new Contract(yaml.getFileName().toString(), YAML.readTree(text));
  }

  String file() {
    return file;
  }

  JsonNode root() {
    return root;
  }

  /** Returns every object of the contract except those inside examples and extensions. */
  Stream<Place> places() {
    return places.stream();
  }

  /** Returns the target of a reference, or an empty stream if it dangles. */
  Stream<Place> at(String reference) {
    return places().filter(place -> reference.equals("#" + place.pointer()));
  }

  /** Returns the schemas of the given media types, and all schemas reachable from them. */
  Set<Place> reachableFrom(Stream<Place> mediaTypes) {
    return Reach.from(mediaTypes.map(mediaType -> mediaType.child("schema")));
  }

  private void collect(Place place) {
    places.add(place);
    place.children().forEach(this::collect);
  }
}
