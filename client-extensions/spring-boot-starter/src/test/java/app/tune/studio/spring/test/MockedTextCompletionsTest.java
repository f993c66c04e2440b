package app.tune.studio.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.spring.test.StoryApplication.StoryTeller;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Text completions can be mocked, as any bean can. */
@SpringBootTest(
    properties = {"tune-studio.api-key=k", "tune-studio.clients.fast.base-url=http://a:1"})
class MockedTextCompletionsTest {

  @MockitoBean private TextCompletions completions;
  @Autowired private StoryTeller teller;

  @Test
  void textCompletions_asAMock_takeThePlaceOfTheBean() {
    given(completions.create(any(Consumer.class)))
        .willReturn(
            TextCompletion.builder()
                .choices(List.of(CompletionChoice.builder().index(0).text("a time").build()))
                .build());

    assertThat(teller.tell("Once upon")).isEqualTo("a time");
  }
}
