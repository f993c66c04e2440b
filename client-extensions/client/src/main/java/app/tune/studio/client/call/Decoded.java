package app.tune.studio.client.call;

import app.tune.studio.client.error.ResponseHead;

/**
 * The answer of a plain call.
 *
 * @param value its model
 * @param head its status and headers
 * @param attempts how many attempts were made
 */
public record Decoded<T>(T value, ResponseHead head, int attempts) {}
