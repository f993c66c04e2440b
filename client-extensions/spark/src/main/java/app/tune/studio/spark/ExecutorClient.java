package app.tune.studio.spark;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.retry.AttemptListener;

/** The client of an executor's JVM and the pace of its requests; shared by all its tasks. */
record ExecutorClient(TuneStudioClient client, Pacer pacer) {

  TextCompletions completions(AttemptListener listener) {
    return client.textCompletions().with(options -> options.attemptListener(listener));
  }
}
