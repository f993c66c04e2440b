package app.tune.studio.spark;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.event.CallListener;

/** The client of an executor's JVM and the pace of its requests; shared by all its tasks. */
record ExecutorClient(TuneStudioClient client, Pacer pacer) {

  TextCompletions completions(CallListener listener) {
    return client.textCompletions().with(options -> options.callListener(listener));
  }
}
