package app.tune.studio.client;

import app.tune.studio.client.internal.settings.CallSettings;
import java.util.function.Consumer;

/**
 * The settings that each call of a client starts from.
 *
 * @param settings the client's own settings
 * @param clearText warns if a key is sent unencrypted
 */
record ClientDefaults(CallSettings settings, ClearTextWarning clearText) {

  ClientDefaults {
    warn(settings, clearText);
  }

  CallSettings changed(CallSettings before, Consumer<CallOptions> change) {
    CallOptions options = new CallOptions(before);
    change.accept(options);
    CallSettings changed = options.settings();
    warn(changed, clearText);
    return changed;
  }

  private static void warn(CallSettings settings, ClearTextWarning clearText) {
    if (settings.key().isGiven()) {
      clearText.keyGiven();
    }
  }
}
