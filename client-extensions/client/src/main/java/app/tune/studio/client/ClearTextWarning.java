package app.tune.studio.client;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** Warns, once per client, of a key that can be read on its way to the server. Thread-safe. */
final class ClearTextWarning {

  private final BaseUrl target;
  private final AtomicBoolean warned = new AtomicBoolean();

  ClearTextWarning(BaseUrl target) {
    this.target = target;
  }

  /** There is a key that will be sent there. */
  void keyGiven() {
    if (target.isClearBeyondLoopback() && warned.compareAndSet(false, true)) {
      LoggerFactory.getLogger(TuneStudioClient.class)
          .warn("the access key is sent in clear text to {}", target.text());
    }
  }
}
