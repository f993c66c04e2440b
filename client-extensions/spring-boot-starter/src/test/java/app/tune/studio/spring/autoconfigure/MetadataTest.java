package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an IDE offers while one writes properties. */
class MetadataTest {

  private static JsonNode metadata() throws IOException {
    try (InputStream file =
        TuneStudioProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  @Test
  void properties_inTheMetadata_areDescribed() throws IOException {
    assertThat(metadata().path("properties"))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            property ->
                assertThat(property.path("description").asText())
                    .as(property.path("name").asText())
                    .endsWith("."));
  }

  @Test
  void hints_ofTheDefaults_areTheMembersOfARequest() throws IOException {
    assertThat(metadata().path("hints").path(0).path("values"))
        .extracting(hint -> hint.path("value").asText().replace('-', '_'))
        .containsExactlyElementsOf(
            Arrays.stream(TextCompletionRequest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .toList());
  }
}
