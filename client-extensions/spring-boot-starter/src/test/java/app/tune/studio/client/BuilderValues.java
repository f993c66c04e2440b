package app.tune.studio.client;

import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.retry.RetryBudget;
import java.util.Map;
import org.springframework.test.util.ReflectionTestUtils;

/** What a builder was given; nothing but a test asks. */
public record BuilderValues(TuneStudioClientBuilder builder) {

  public CallSettings settings() {
    return builder.settings();
  }

  public String baseUrl() {
    return builder.baseUrlText();
  }

  public Map<String, String> paths() {
    return builder.paths();
  }

  public RetryBudget budget() {
    return (RetryBudget) ReflectionTestUtils.getField(builder, "budget");
  }

  /** Returns a field of the transport's settings. */
  public Object transport(String field) {
    Object transport = ReflectionTestUtils.getField(builder, "transport");
    return ReflectionTestUtils.getField(transport, field);
  }
}
