package app.tune.studio.spring.examples;

import app.tune.studio.client.TextCompletions;
import org.springframework.stereotype.Service;

// tag::service[]
@Service
record StoryTeller(TextCompletions completions) {
  String tell(String beginning) {
    return completions.create(r -> r.prompt(beginning)).text();
  }
}
// end::service[]
