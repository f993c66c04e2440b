package app.tune.studio.client.internal.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that all attempts of a call share.
 *
 * @param variables the values of the template's variables
 * @param body the encoded body, or null
 */
@SuppressWarnings("ArrayRecordComponent") // ownership is transferred
public record PreparedRequest(Map<String, Object> variables, byte @Nullable [] body) {}
