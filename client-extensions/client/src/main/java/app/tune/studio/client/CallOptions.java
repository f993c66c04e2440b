package app.tune.studio.client;

import app.tune.studio.client.internal.settings.CallSettings;

/**
 * Changes the settings of single calls; the client's own stay as they are for all others.
 *
 * <pre>{@code
 * tune.textCompletions()
 *     .with(o -> o.totalTimeout(Duration.ofSeconds(20)).bodyMember("seed", 7))
 *     .create(r -> r.prompt("Once"));
 * }</pre>
 *
 * <p>Not thread-safe; used inside one lambda.
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
