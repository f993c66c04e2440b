package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What an IDE offers while one writes properties. */
class MetadataTest {

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> metadata(String section) throws IOException {
    try (InputStream file =
        TuneStudioProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return (List<Map<String, Object>>)
          JsonParserFactory.getJsonParser().parseMap(text).get(section);
    }
  }

  @Test
  void properties_inTheMetadata_areDescribed() throws IOException {
    assertThat(metadata("properties"))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            property ->
                assertThat(property.get("description"))
                    .as("%s", property.get("name"))
                    .asString()
                    .endsWith("."));
  }

  @Test
  void hints_ofTheDefaults_areTheMembersOfARequest() throws IOException {
    assertThat(metadata("hints").get(0).get("values"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(hint -> hint.get("value").toString().replace('-', '_'))
        .containsExactlyElementsOf(
            Arrays.stream(TextCompletionRequest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .toList());
  }
}
