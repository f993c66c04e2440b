package consumer;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TextCompletions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application with the starter and the actuator. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

  record StoryTeller(TextCompletions completions, TextCompletions fast) {

    String tell(String beginning) {
      try (CompletionStream stream =
          completions.stream(r -> r.prompt(fast.create(f -> f.prompt(beginning)).text()))) {
        return stream.completion().text();
      }
    }
  }

  @Bean
  StoryTeller storyTeller(TextCompletions completions, @Qualifier("fast") TextCompletions fast) {
    return new StoryTeller(completions, fast);
  }

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
