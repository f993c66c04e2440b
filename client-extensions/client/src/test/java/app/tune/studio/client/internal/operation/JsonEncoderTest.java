package app.tune.studio.client.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import feign.RequestLine;
import feign.RequestTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request that is no object: members cannot be added to it. */
class JsonEncoderTest {

  interface Words {
    @RequestLine("POST /words")
    void send(List<String> words);
  }

  private static final Operation SEND =
      Operations.of(Words.class, "http://localhost", Map.of())
          .invocation(
              words -> {
                words.send(List.of());
                return null;
              })
          .operation();

  private static String encoded(Map<String, Object> members) {
    RequestTemplate template = new RequestTemplate();
    new JsonEncoder(SEND, members).encode(List.of("a"), List.class, template);
    return new String(template.body(), StandardCharsets.UTF_8);
  }

  @Test
  void encode_listWithoutMembers_isAList() {
    assertThat(encoded(Map.of())).isEqualTo("[\"a\"]");
  }

  @Test
  void encode_objectOfAnotherKind_getsTheMembers() {
    RequestTemplate template = new RequestTemplate();
    new JsonEncoder(SEND, Map.of("seed", 7))
        .encode(JsonNodeFactory.instance.objectNode().put("a", "b"), Object.class, template);
    assertThat(new String(template.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"b\",\"seed\":7}");
  }

  @Test
  void encode_listWithMembers_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoded(Map.of("seed", 7)))
        .withMessageStartingWith("the request: must be an object");
  }
}
