package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;

/** A text completion as it is generated, read once, as chunks or as text, and then closed. */
public final class CompletionStream extends ChunkStream<TextCompletionChunk, TextCompletion> {

  CompletionStream(Streaming<TextCompletionChunk> streaming) {
    super(streaming);
  }

  /**
   * Reads the remaining chunks and returns the whole completion, choices ordered by index.
   *
   * @return the whole completion
   * @throws app.tune.studio.client.error.TuneStudioException if the stream fails before it is
   *     complete, or its text exceeds {@code maxPartialText}
   */
  public TextCompletion completion() {
    return response();
  }
}
