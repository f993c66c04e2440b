package app.tune.studio.testkit.assertj;

import app.tune.studio.testkit.script.RecordedRequest;

/**
 * The entry point of the assertions; its {@code assertThat} can be imported statically along with
 * AssertJ's.
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
   * Creates assertions about a request received by a server.
   *
   * @param actual the request
   * @return the assertions
   */
  public static RecordedRequestAssert assertThat(RecordedRequest actual) {
    return new RecordedRequestAssert(actual);
  }
}
