package app.tune.studio.client;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;

/** Records what it is told. */
class RecordingListener extends Signals
    implements StreamListener<TextCompletionChunk, TextCompletion> {

  @Override
  public void onChunk(TextCompletionChunk chunk) throws Exception {
    add("chunk " + chunk.text());
  }

  @Override
  public void onComplete(TextCompletion completion) {
    add("complete " + completion.text());
  }

  @Override
  public void onError(Throwable failure) {
    add(of(failure));
  }
}
