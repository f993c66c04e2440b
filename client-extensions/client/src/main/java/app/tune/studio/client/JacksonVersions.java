package app.tune.studio.client;

import app.tune.studio.client.internal.json.Json;
import app.tune.studio.client.internal.json.JsonWriter;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the versions of the Jackson modules are compatible: an application's bill of
 * materials may pin one module and not the others.
 */
final class JacksonVersions {

  private JacksonVersions() {}

  /**
   * Rejects incompatible versions. Normally compares three versions only; if a module is older than
   * jackson-databind, which may still work, it serializes a request and parses a response.
   *
   * @throws IllegalStateException if that fails; the message names both versions
   */
  static void check() {
    String mix =
        mix(
            com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION,
            com.fasterxml.jackson.core.json.PackageVersion.VERSION,
            annotations());
    if (mix != null) {
      tryOut(mix);
    }
  }

  /**
   * Describes a module whose minor version is older than that of jackson-databind, or returns null.
   */
  static @Nullable String mix(Version databind, Version core, Version annotations) {
    if (isOlder(annotations, databind)) {
      return "jackson-annotations " + annotations + " and jackson-databind " + databind;
    }
    return isOlder(core, databind)
        ? "jackson-core " + core + " and jackson-databind " + databind
        : null;
  }

  private static boolean isOlder(Version part, Version than) {
    return !part.isUnknownVersion()
        && part.getMajorVersion() == than.getMajorVersion()
        && part.getMinorVersion() < than.getMinorVersion();
  }

  /** Returns the version from the module descriptor or the manifest: no class declares it. */
  private static Version annotations() {
    Class<?> annotation = JsonProperty.class;
    String stated =
        Optional.ofNullable(annotation.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElseGet(() -> annotation.getPackage().getImplementationVersion());
    return VersionUtil.parseVersion(stated, null, null);
  }

  private static void tryOut(String mix) {
    try {
      ObjectMapper mapper = Json.mapper();
      byte[] request = JsonWriter.bytes(TextCompletionRequest.builder().prompt("").build());
      mapper.readValue(request, TextCompletionRequest.class);
      mapper.readValue("{\"choices\":[{\"text\":\"\"}]}", TextCompletion.class);
    } catch (LinkageError | IOException incompatible) {
      throw new IllegalStateException(
          mix + " do not work together: use one version for all Jackson modules", incompatible);
    }
  }
}
