package app.tune.studio.client.internal.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of a call have in common.
 *
 * @param variables the values of the template's variables
 * @param body the body as the encoder wrote it, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
public record PreparedRequest(Map<String, Object> variables, byte @Nullable [] body) {}
