package app.tune.studio.cli.settings;

import app.tune.studio.cli.report.UsageException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The configuration file: profiles by their names. */
final class ConfigFile {

  static final String NAME = "config.yaml";
  private static final String PROFILES = "profiles";
  private static final String CHOSEN = "profile";
  private static final String DEFAULT = "default";

  private final Path path;
  private final JsonNode root;

  private ConfigFile(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  /** Reads the file; one that does not exist holds no profiles. */
  static ConfigFile read(Path path, boolean required) {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    if (!Files.exists(path)) {
      if (required) {
        throw new UsageException(path + ": there is no such file");
      }
      return new ConfigFile(path, yaml.createObjectNode());
    }
    try {
      JsonNode root = yaml.readTree(path.toFile());
      return new ConfigFile(
          path, checked(path, root.isMissingNode() ? yaml.createObjectNode() : root));
    } catch (JsonProcessingException e) {
      // without the cause, which quotes the line: it may hold the key
      throw new UsageException(path + ": " + place(e) + reason(e));
    } catch (IOException e) {
      throw new UsageException(path + ": cannot be read", e);
    }
  }

  /** The parser's message, which goes on with a quotation, and may begin with a type of Java. */
  private static String reason(JsonProcessingException failure) {
    return failure.getOriginalMessage().split("\n")[0].replaceFirst("^(\\w+\\.)+\\w+: ", "");
  }

  private static String place(JsonProcessingException failure) {
    return failure.getLocation() == null ? "" : "line " + failure.getLocation().getLineNr() + ": ";
  }

  private static JsonNode checked(Path path, JsonNode root) {
    Set<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(unknown::add);
    unknown.remove(PROFILES);
    unknown.remove(CHOSEN);
    if (!unknown.isEmpty() || !root.isObject() || !root.path(PROFILES).isObject()) {
      throw new UsageException(
          path
              + ": must hold profiles: with a profile under each name, and may hold profile: with"
              + " the name of the one to use"
              + (unknown.isEmpty() ? "" : "; has " + unknown));
    }
    return root;
  }

  /**
   * Returns a profile: the one that is named, or the one that the file chooses, or the one called
   * default, or none.
   */
  Optional<Profile> profile(@Nullable String name) {
    String chosen = name != null ? name : root.path(CHOSEN).asText(DEFAULT);
    JsonNode profile = root.path(PROFILES).path(chosen);
    if (profile.isMissingNode()) {
      if (name != null || root.has(CHOSEN)) {
        throw new UsageException(path + ": there is no profile " + chosen + known());
      }
      return Optional.empty();
    }
    try {
      return Optional.of(Profile.of("profile " + chosen, profile));
    } catch (UsageException e) {
      throw new UsageException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns whether others than the owner can read the file; systems without such rights say no.
   */
  boolean isReadableByOthers() {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
      return !Collections.disjoint(
          rights, Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  private String known() {
    Set<String> names = new TreeSet<>();
    root.path(PROFILES).fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "" : "; it has " + String.join(", ", names);
  }
}
