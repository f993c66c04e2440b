package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.PaceSettings;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of a runner that its runs read; the builder describes them. */
record Settings(
    PaceSettings pace,
    RetryPolicy retryPolicy,
    Duration maxOutage,
    long maxFailures,
    double maxFailureShare,
    boolean retryFailed,
    int orderWindow,
    Consumer<TextCompletionRequestBuilder> defaults,
    @Nullable BatchPrices prices,
    BatchListener listener,
    Duration progressInterval,
    Duration syncInterval,
    Duration stopTimeout) {

  boolean isInInputOrder() {
    return orderWindow > 0;
  }
}
