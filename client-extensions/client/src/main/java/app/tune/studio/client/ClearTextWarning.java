package app.tune.studio.client;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** Warns, once per client, that the key is sent unencrypted. Thread-safe. */
final class ClearTextWarning {

  private final BaseUrl target;
  private final AtomicBoolean warned = new AtomicBoolean();

  ClearTextWarning(BaseUrl target) {
    this.target = target;
  }

  /** Called when a key is configured; logs the warning at most once. */
  void keyGiven() {
    if (target.isClearBeyondLoopback() && warned.compareAndSet(false, true)) {
      LoggerFactory.getLogger(TuneStudioClient.class)
          .warn("the access key is sent in clear text to {}", target.text());
    }
  }
}
