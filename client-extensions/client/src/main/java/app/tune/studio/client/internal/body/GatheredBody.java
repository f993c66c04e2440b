package app.tune.studio.client.internal.body;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body, complete or not.
 *
 * @param bytes the bytes received, up to the limit
 * @param failure why the body is truncated, or null
 * @param beyondLimit whether the body exceeds the limit
 */
@SuppressWarnings("ArrayRecordComponent") // ownership is transferred
public record GatheredBody(byte[] bytes, @Nullable Throwable failure, boolean beyondLimit) {}
