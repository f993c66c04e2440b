package app.tune.studio.client;

import app.tune.studio.client.internal.settings.CallSettings;

/**
 * Overrides the client's settings for single calls; other calls are not affected.
 *
 * <pre>{@code
 * tune.textCompletions()
 *     .with(o -> o.totalTimeout(Duration.ofSeconds(20)).bodyMember("seed", 7))
 *     .create(r -> r.prompt("Once"));
 * }</pre>
 *
 * <p>Not thread-safe; to be used only within the lambda that receives it.
 */
public final class CallOptions extends CallConfigurer<CallOptions> {

  CallOptions(CallSettings defaults) {
    super(defaults);
  }

  @Override
  CallOptions self() {
    return this;
  }
}
