package app.tune.studio.client;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.internal.stream.StreamOwner;
import app.tune.studio.client.stream.Accumulator;

/** Returns the response accumulated from a complete stream, unless its text was truncated. */
final class AccumulatedResponse {

  private AccumulatedResponse() {}

  static <R> R of(Accumulator<?, R> accumulator, StreamOwner call) {
    if (accumulator.isTextTruncated()) {
      throw new ProtocolException(
          "the text of the stream is longer than maxPartialText allows to keep",
          call.context(),
          null);
    }
    return accumulator.response();
  }
}
