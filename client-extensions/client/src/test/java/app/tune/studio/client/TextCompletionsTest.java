package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextCompletionsTest {

  @Test
  void request_ofAClientWithDefaults_beginsWithThem() {
    try (TuneStudioClient tune =
        TuneStudioClient.builder().apiKey("k").defaults(r -> r.model("m").maxTokens(3)).build()) {
      TextCompletionRequest request =
          tune.textCompletions().request(r -> r.prompt("p").maxTokens(4));

      assertThat(request.model()).isEqualTo("m");
      assertThat(request.maxTokens()).isEqualTo(4);
    }
  }

  @Test
  void create_throughAnInterfaceProxy_reachesTheServer() {
    try (ScriptedServer server = ScriptedServer.start();
        TuneStudioClient tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).build()) {
      server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"Once\"}]}"));

      assertThat(proxy(tune.textCompletions()).create(r -> r.prompt("p")).text()).isEqualTo("Once");
    }
  }

  @Test
  void lambdaMethods_ofAStub_leadToThoseThatTakeARequest() throws Exception {
    List<String> called = new ArrayList<>();
    TextCompletions stub = stub(called);
    Consumer<TextCompletionRequest.TextCompletionRequestBuilder> prompt = r -> r.prompt("p");

    stub.create(prompt);
    stub.createResponse(prompt);
    stub.createAsync(prompt);
    stub.stream(prompt);
    stub.publish(prompt);
    stub.streamAsync(prompt, chunk -> {});

    assertThat(called)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(TextCompletions.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("with"))
                .toList());
  }

  /** Notes which abstract methods are called, with the request that is expected. */
  private static TextCompletions stub(List<String> called) {
    return (TextCompletions)
        Proxy.newProxyInstance(
            TextCompletions.class.getClassLoader(),
            new Class<?>[] {TextCompletions.class},
            (proxy, method, arguments) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              assertThat(((TextCompletionRequest) arguments[0]).prompt()).isEqualTo("p");
              called.add(method.getName());
              return null;
            });
  }

  private static TextCompletions proxy(TextCompletions target) {
    return (TextCompletions)
        Proxy.newProxyInstance(
            TextCompletions.class.getClassLoader(),
            new Class<?>[] {TextCompletions.class},
            (proxy, method, arguments) -> method.invoke(target, arguments));
  }
}
