package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes of the contract that take nothing away, as a person types them into the YAML. */
final class AdditiveChanges {
  private static final String REQUEST_MEMBERS =
      """
              added_seed:
                type: integer
                format: int64
                description: The start of the random numbers.
              added_best_of:
                type: integer
                minimum: 1
                maximum: 20
                description: How many sequences to choose from.
              added_tier:
                $ref: '#/components/schemas/AddedTier'
      """;
  private static final String RESPONSE_MEMBER =
      """
              added_fingerprint:
                type: string
                description: The state of the server.
      """;
  private static final String ENUM =
      """
          AddedTier:
            type: string
            enum: [auto, flex]
            description: How soon the response is wanted.
      """;
  private static final String TAG =
      """
        - name: AddedCompletions
          description: Completions at another path.
      """;

  private AdditiveChanges() {}

  /** Adds request members with limits and an enum, a response member and a second endpoint. */
  static void apply(Path contract) throws IOException {
    String yaml = Files.readString(contract);
    yaml = before(yaml, "components:\n", secondEndpoint(yaml));
    yaml = before(yaml, "# The reference says “required” of the key.", TAG);
    yaml = before(yaml, "        echo:\n", REQUEST_MEMBERS);
    yaml = before(yaml, "        usage:\n          $ref", RESPONSE_MEMBER);
    yaml = before(yaml, "    Usage:\n", ENUM);
    Files.writeString(contract, yaml);
  }

  /** The first endpoint again, plain and streamed, at another path and with other names. */
  private static String secondEndpoint(String yaml) {
    int start = yaml.indexOf("  /text/completions:\n");
    return yaml.substring(start, yaml.indexOf("components:\n", start))
        .replace("/text/completions", "/added/completions")
        .replace("x-compatible-path: /completions", "x-compatible-path: /added")
        .replace("createTextCompletion", "createAddedCompletion")
        .replace("streamTextCompletion", "streamAddedCompletion")
        .replace("tags: [TextCompletions]", "tags: [AddedCompletions]");
  }

  private static String before(String yaml, String line, String addition) {
    assertThat(yaml).contains(line);
    int place = yaml.indexOf(line);
    return yaml.substring(0, place) + addition + yaml.substring(place);
  }
}
