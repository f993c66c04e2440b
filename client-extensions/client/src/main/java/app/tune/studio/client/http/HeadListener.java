package app.tune.studio.client.http;

import app.tune.studio.client.error.ResponseHead;

/** Is told of an answer's head, or of the failure that came before it; at most one of the two. */
public interface HeadListener {

  /**
   * The head has arrived; the body follows in the source. Must not block.
   *
   * @return whether the body is of use only as a whole, so that who waits may sleep on until then
   */
  boolean onHead(ResponseHead head, ByteSource body);

  /** No answer will come. Must not block. */
  void onFailure(Throwable failure);
}
