package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.AttemptFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The failure of an attempt, and whether it is retried. */
record FailedAttempt(
    int number,
    TuneStudioException failure,
    @Nullable Duration retryIn,
    @Nullable String noRetryReason)
    implements AttemptFailure {}
