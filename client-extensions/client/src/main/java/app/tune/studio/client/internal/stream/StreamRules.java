package app.tune.studio.client.internal.stream;

import app.tune.studio.client.stream.EndRule;
import java.util.function.IntSupplier;

/**
 * The parameters of one stream.
 *
 * @param terminator the data of the event that ends it
 * @param errorName the event type, line field and finish reason that denote an error
 * @param expectedChoices returns the number of choices requested, 0 if unknown
 * @param endRule when a stream without the terminator is complete
 * @param maxEventSize the maximum size of an event in bytes
 */
public record StreamRules(
    String terminator,
    String errorName,
    IntSupplier expectedChoices,
    EndRule endRule,
    int maxEventSize) {}
