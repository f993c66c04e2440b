package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second endpoint, new members and new values need YAML only. */
class RegenerationTest {
  private static final String API = "app.tune.studio.api.";
  private static final String MODEL = "app.tune.studio.model.";

  @TempDir static Path folder;
  static GeneratedClasses classes;

  @BeforeAll
  static void regenerate() throws Exception {
    classes = Regeneration.run(folder, Path.of("src/test/resources/regeneration/NewMembers.java"));
  }

  @Test
  void newEndpoint_plainAndStreamed_isThereBesideTheOld() throws ClassNotFoundException {
    assertThat(methods("TextCompletionsApi"))
        .containsExactlyInAnyOrder("createTextCompletion", "streamTextCompletion");
    assertThat(methods("ChatCompletionsApi"))
        .containsExactlyInAnyOrder("createChatCompletion", "streamChatCompletion");
  }

  @Test
  void newStream_saysHowItStartsAndEnds() throws ReflectiveOperationException {
    Class<?> api = classes.loadClass(API + "ChatCompletionsApi");
    Method stream =
        api.getMethod(
            "streamChatCompletion",
            String.class,
            classes.loadClass(MODEL + "ChatCompletionRequest"));
    Annotation annotation = stream.getAnnotations()[2];

    assertThat(annotation.annotationType().getName()).isEqualTo(API + "EventStream");
    assertThat(annotation.toString())
        .contains("terminator=\"[DONE]\"", "member=\"stream\"", "count=\"n\"");
    assertThat(stream.getGenericReturnType().getTypeName())
        .isEqualTo("java.util.stream.Stream<" + MODEL + "ChatCompletionChunk>");
    assertThat(api.getField("CREATE_CHAT_COMPLETION_PATH").get(null))
        .isEqualTo("/chat/completions");
  }

  @Test
  void newMembers_usedByCallers_workOnTheWire() throws Throwable {
    assertThat(call("request"))
        .isEqualTo("{\"prompt\":\"p\",\"seed\":7,\"service_tier\":\"flex\",\"tags\":[\"a\"]}");
    assertThat(call("answer")).isEqualTo("fp_1 flex true unheard-of false");
    assertThat(call("conversation"))
        .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    assertThat(call("chunk")).isEqualTo("Hel null stop content_filter");
  }

  @Test
  void newLimits_areCheckedWhenARequestIsBuilt() {
    refused("bestOf", "best_of: must be at least 1 and at most 20, was 21");
    refused("longSuffix", "suffix: must be of size 5 or less and of the form ^[a-z]*$, was abcdef");
    refused("oddSuffix", "suffix: must be of size 5 or less and of the form ^[a-z]*$, was A");
    refused("noTags", "tags: must be of size 1 or more and of size 2 or less, was []");
    refused("emptyTag", "tags[1]: must be of size 1 or more, was ");
    refused("noMessages", "messages: must be of size 1 or more, was []");
    refused("nullMessage", "messages[0]: must not be null");
    refused("noContent", "content: is required");
  }

  private static String[] methods(String api) throws ClassNotFoundException {
    return Arrays.stream(classes.loadClass(API + api).getMethods())
        .map(Method::getName)
        .toArray(String[]::new);
  }

  private static Object call(String name) throws Throwable {
    return classes.call("NewMembers", name);
  }

  private static void refused(String name, String message) {
    assertThatThrownBy(() -> call(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
