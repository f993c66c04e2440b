package app.tune.studio.client;

import app.tune.studio.client.internal.settings.CallSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The settings that each call of a client starts from. Warns, once per client, that a key is sent
 * unencrypted. Thread-safe.
 */
final class ClientDefaults {

  private final CallSettings settings;
  private final BaseUrl target;
  private final AtomicBoolean warned = new AtomicBoolean();

  ClientDefaults(CallSettings settings, BaseUrl target) {
    this.settings = settings;
    this.target = target;
    warnOfClearText(settings);
  }

  CallSettings settings() {
    return settings;
  }

  CallSettings changed(CallSettings before, Consumer<CallOptions> change) {
    CallOptions options = new CallOptions(before);
    change.accept(options);
    CallSettings changed = options.settings();
    warnOfClearText(changed);
    return changed;
  }

  private void warnOfClearText(CallSettings used) {
    if (used.key().isGiven()
        && target.isClearBeyondLoopback()
        && warned.compareAndSet(false, true)) {
      LoggerFactory.getLogger(TuneStudioClient.class)
          .warn("the access key is sent in clear text to {}", target.text());
    }
  }
}
