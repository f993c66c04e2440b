package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.RecordedRequest;

/** A request as the server received it, with checks. */
record Sent(RecordedRequest request) {

  Sent hasPath(String path) {
    assertThat(request.path()).isEqualTo(path);
    return this;
  }

  Sent hasHeader(String name, String value) {
    assertThat(request.headers(name)).containsExactly(value);
    return this;
  }

  Sent hasNoHeader(String name) {
    assertThat(request.headers(name)).isEmpty();
    return this;
  }

  Sent hasBody(String body) {
    assertThat(request.bodyText()).isEqualTo(body);
    return this;
  }
}
