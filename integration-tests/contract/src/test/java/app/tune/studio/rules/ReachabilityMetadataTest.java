package app.tune.studio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import feign.Param;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What GraalVM is told to keep, compared with what Jackson and Feign reach by reflection. */
class ReachabilityMetadataTest {

  /** What Jackson and Feign create, annotate or call. */
  private static final List<Predicate<JavaClass>> REACHED =
      List.of(
          type -> type.isAnnotatedWith(JsonDeserialize.class),
          type -> type.isAnnotatedWith(JsonPOJOBuilder.class),
          type -> type.getMethods().stream().anyMatch(it -> it.isAnnotatedWith(JsonCreator.class)),
          type -> type.isAssignableTo(Param.Expander.class),
          type -> type.isAssignableTo(JsonSerializer.class),
          type -> type.isAssignableTo(JsonDeserializer.class),
          type -> isTopLevelInterface(type));

  private static final String FOLDER =
      "/META-INF/native-image/app.tune.studio/tune-studio-client-generated/";

  @Test
  void reflection_namesEveryModelItsBuilderAndTheInterfaces() throws IOException {
    List<String> reached =
        types()
            .filter(type -> REACHED.stream().anyMatch(it -> it.test(type)))
            .map(JavaClass::getName)
            .toList();

    assertThat(read("reflect-config.json").findValuesAsText("name"))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(reached);
  }

  @Test
  void proxies_nameEveryInterfaceThatFeignImplements() throws IOException {
    List<String> interfaces =
        types()
            .filter(type -> isPublic(type) && type.getSimpleName().endsWith("Api"))
            .map(JavaClass::getName)
            .toList();

    assertThat(read("proxy-config.json").findValues("interfaces"))
        .extracting(names -> names.path(0).asText())
        .contains(TextCompletionsApi.class.getName())
        .containsExactlyInAnyOrderElementsOf(interfaces);
  }

  private static Stream<JavaClass> types() {
    return new ClassFileImporter()
        .importPackages("app.tune.studio.model", "app.tune.studio.api").stream();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isTopLevelInterface(JavaClass type) {
    return isPublic(type)
        && type.isTopLevelClass()
        && (type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream file = TextCompletionsApi.class.getResourceAsStream(FOLDER + name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
