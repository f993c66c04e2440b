package app.tune.studio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What GraalVM is told to keep, compared with what Jackson and Feign reach by reflection. */
class ReachabilityMetadataTest {

  private static final String FOLDER =
      "/META-INF/native-image/app.tune.studio/tune-studio-client-generated/";

  @Test
  void reflection_namesEveryModelItsBuilderAndTheInterfaces() throws IOException {
    List<String> reached =
        new ClassFileImporter()
            .importPackages("app.tune.studio.model", "app.tune.studio.api").stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(
                    type ->
                        type.isAnnotatedWith(JsonDeserialize.class)
                            || type.isAnnotatedWith(JsonPOJOBuilder.class)
                            || type.isAnnotation()
                            || type.isTopLevelClass()
                                && (type.isInterface()
                                    || type.getModifiers().contains(JavaModifier.ABSTRACT)))
                .map(JavaClass::getName)
                .toList();

    assertThat(read("reflect-config.json").findValuesAsText("name"))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(reached);
  }

  @Test
  void proxies_nameEveryInterfaceThatFeignImplements() throws IOException {
    List<String> interfaces =
        new ClassFileImporter()
            .importPackages("app.tune.studio.api").stream()
                .filter(
                    type -> type.isTopLevelClass() && type.isInterface() && !type.isAnnotation())
                .map(JavaClass::getName)
                .toList();

    assertThat(read("proxy-config.json").findValues("interfaces"))
        .extracting(names -> names.path(0).asText())
        .contains(TextCompletionsApi.class.getName())
        .containsExactlyInAnyOrderElementsOf(interfaces);
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream file = TextCompletionsApi.class.getResourceAsStream(FOLDER + name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
