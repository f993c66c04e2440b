package app.tune.studio.spring.test;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application with two clients, neither of which can be reached. */
@SpringBootConfiguration
@EnableAutoConfiguration
class StoryApplication {

  record StoryTeller(TextCompletions completions, TextCompletions fast) {

    String tell(String beginning) {
      return completions.create(r -> r.prompt(beginning)).text();
    }
  }

  @Bean
  TuneStudioClientBuilderCustomizer unreachable() {
    return builder -> builder.baseUrl("http://unreachable.invalid").apiKey("of the application");
  }

  @Bean
  StoryTeller storyTeller(TextCompletions completions, @Qualifier("fast") TextCompletions fast) {
    return new StoryTeller(completions, fast);
  }
}
