package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallInfo;
import app.tune.studio.model.TextCompletionRequest;

/** A call that is not made. */
record SampleCall(boolean isStreaming) implements CallInfo {

  static final SampleCall STREAM = new SampleCall(true);

  private static final TextCompletionRequest REQUEST =
      TextCompletionRequest.builder().model(Fixture.MODEL).prompt("Once").build();

  @Override
  public String callId() {
    return "c-1";
  }

  @Override
  public String operation() {
    return "streamTextCompletion";
  }

  @Override
  public String model() {
    return Fixture.MODEL;
  }

  @Override
  public String url() {
    return "http://localhost:8080/text/completions";
  }

  @Override
  public String serverAddress() {
    return "localhost";
  }

  @Override
  public int serverPort() {
    return 8080;
  }

  @Override
  public Object request() {
    return REQUEST;
  }
}
