package app.tune.studio.cli.complete;

import app.tune.studio.cli.host.Output;
import app.tune.studio.model.Model;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes JSON: indented for a person, one object per line for another program. */
final class JsonPrinter implements CompletionPrinter {

  private final Output out;
  private final ObjectWriter json = new JsonMapper().writer();

  JsonPrinter(Output out) {
    this.out = out;
  }

  @Override
  public void print(TextCompletionChunk chunk) {
    print(chunk, json);
  }

  @Override
  public void print(TextCompletion completion) {
    print(completion, out.isTerminal() ? json.withDefaultPrettyPrinter() : json);
  }

  @Override
  public void end() {}

  private void print(Model model, ObjectWriter writer) {
    try {
      out.println(writer.writeValueAsString(model));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a model as JSON", e);
    }
  }
}
