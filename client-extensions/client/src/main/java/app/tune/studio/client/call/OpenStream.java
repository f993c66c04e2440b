package app.tune.studio.client.call;

import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.stream.ChunkReader;

/**
 * The answer of a streaming call, whose head has come.
 *
 * @param reader its chunks
 * @param head its status and headers
 * @param attempts how many attempts were made
 */
public record OpenStream<C>(ChunkReader<C> reader, ResponseHead head, int attempts) {}
