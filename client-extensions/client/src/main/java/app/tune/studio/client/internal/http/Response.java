package app.tune.studio.client.internal.http;

/**
 * A response whose head has arrived.
 *
 * @param head its status and headers
 * @param body its body as it arrives
 */
public record Response(ResponseHead head, ByteSource body) {}
