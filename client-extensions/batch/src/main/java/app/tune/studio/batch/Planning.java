package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.IdSet;
import app.tune.studio.batch.internal.file.Journal;
import app.tune.studio.batch.internal.file.JournalEntry;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Looks at what a run would do. */
final class Planning {

  private final Settings settings;
  private final BatchInput input;
  private final BatchOutput output;
  private final IdSet ids = new IdSet();
  private final InvalidItems invalid = new InvalidItems();
  private long done;
  private long characters;

  Planning(Settings settings, BatchInput input, BatchOutput output) {
    this.settings = settings;
    this.input = input;
    this.output = output;
  }

  BatchPlan plan() {
    EarlierResults earlier = new EarlierResults(input, output, ids, settings.retryFailed());
    scan(earlier::note);
    long items = new InputCheck(input, ids).run(this::count, () -> false);
    scan(earlier::requireItem);
    return new BatchPlan(items, done, characters, invalid.count(), invalid.first());
  }

  private void scan(Consumer<JournalEntry> each) {
    Path file = output.path();
    if (file == null || !Files.exists(file)) {
      return;
    }
    try (Journal journal = Journal.open(file)) {
      journal.scan(each);
    } catch (IOException e) {
      throw output.unusable(e);
    }
  }

  private void count(BatchItem item) {
    if ((ids.marks(item.id()) & IdSet.RESULT) != 0) {
      done++;
      return;
    }
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    try {
      settings.defaults().accept(builder);
      item.fill(builder);
      characters += String.valueOf(builder.build().prompt()).length();
    } catch (IllegalArgumentException e) {
      invalid.add(item, e);
    }
  }
}
