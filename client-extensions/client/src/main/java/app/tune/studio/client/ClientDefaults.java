package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallSettings;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.function.Consumer;

/**
 * What each call of a client begins with.
 *
 * @param request fills in each request's builder first
 * @param key the client's key
 * @param clearText is told of each key that is given
 */
record ClientDefaults(
    Consumer<TextCompletionRequestBuilder> request, KeySettings key, ClearTextWarning clearText) {

  ClientDefaults {
    if (key.isGiven()) {
      clearText.keyGiven();
    }
  }

  CallSettings changed(CallSettings settings, Consumer<CallOptions> change) {
    CallOptions options = new CallOptions(key, settings, clearText);
    change.accept(options);
    return options.settings();
  }
}
