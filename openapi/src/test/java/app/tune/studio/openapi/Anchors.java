package app.tune.studio.openapi;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/**
 * Rejects YAML anchors and aliases: the name of an alias would be read as a text. An anchor at a
 * text is harmless without an alias.
 */
final class Anchors {
  private Anchors() {}

  /**
   * Checks a file.
   *
   * @throws JsonParseException at the first anchor or alias
   */
  static void refuse(String yaml) throws IOException {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw refusal(parser, "*" + parser.getText());
        }
        if (parser.getObjectId() != null) {
          throw refusal(parser, "&" + parser.getObjectId());
        }
      }
    }
  }

  private static JsonParseException refusal(YAMLParser parser, String name) {
    return new JsonParseException(
        parser,
        "the templates do not know anchors and aliases of YAML, use a $ref in place of " + name,
        parser.currentTokenLocation());
  }
}
