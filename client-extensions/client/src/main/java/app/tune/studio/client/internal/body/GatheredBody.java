package app.tune.studio.client.internal.body;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body, whole or not.
 *
 * @param bytes what came; its beginning where there was more than the limit
 * @param failure what cut it, or null
 * @param beyondLimit whether there was more than the limit
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
public record GatheredBody(byte[] bytes, @Nullable Throwable failure, boolean beyondLimit) {}
