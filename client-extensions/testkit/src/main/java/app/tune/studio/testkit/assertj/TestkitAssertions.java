package app.tune.studio.testkit.assertj;

import app.tune.studio.testkit.script.RecordedRequest;

/**
 * Entry point of the assertions, to be imported beside AssertJ's own: both are called {@code
 * assertThat}.
 *
 * <pre>{@code
 * assertThat(server.takeRequest())
 *     .hasMethod("POST")
 *     .hasHeader("Accept", "text/event-stream")
 *     .hasJsonMember("stream", true);
 * }</pre>
 */
public final class TestkitAssertions {

  private TestkitAssertions() {}

  /**
   * Begins assertions about a request that a server has received.
   *
   * @param actual the request
   * @return the assertions
   */
  public static RecordedRequestAssert assertThat(RecordedRequest actual) {
    return new RecordedRequestAssert(actual);
  }
}
