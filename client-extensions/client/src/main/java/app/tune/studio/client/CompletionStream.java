package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;

/** A text completion as it is generated: read it once, as chunks or as text, and close it. */
public final class CompletionStream extends ChunkStream<TextCompletionChunk, TextCompletion> {

  CompletionStream(Streaming<TextCompletionChunk> streaming) {
    super(streaming);
  }

  /**
   * Reads what is left and returns the whole completion, choices ordered by index.
   *
   * @return the whole completion
   * @throws app.tune.studio.client.error.TuneStudioException where the stream fails before it is
   *     complete, or its text is longer than the client keeps
   */
  public TextCompletion completion() {
    return response();
  }
}
