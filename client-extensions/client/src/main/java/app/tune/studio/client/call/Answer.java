package app.tune.studio.client.call;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.http.ByteSource;
import app.tune.studio.client.stream.StreamRules;
import org.jspecify.annotations.Nullable;

/**
 * What came back under a success status.
 *
 * @param head its status and headers
 * @param attempts how many attempts were made
 * @param body the whole body of a plain call
 * @param stream the body of a streaming call as it arrives, or null
 * @param rules what is known of the stream, or null
 * @param onEvent to be run at the stream's first event
 * @param context what tells of the answer in an exception
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
record Answer(
    ResponseHead head,
    int attempts,
    byte[] body,
    @Nullable ByteSource stream,
    @Nullable StreamRules rules,
    Runnable onEvent,
    ErrorContext context) {}
