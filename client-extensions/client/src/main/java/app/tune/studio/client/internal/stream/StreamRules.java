package app.tune.studio.client.internal.stream;

import app.tune.studio.client.stream.EndRule;
import java.util.function.IntSupplier;

/**
 * What is known beforehand of one stream.
 *
 * @param terminator the data of the event that ends it
 * @param errorName the event type, the field of a line and the finish reason that mean an error
 * @param expectedChoices returns how many choices were asked for, 0 where the request does not say
 * @param endRule when an end without the terminator counts
 * @param maxEventSize the longest event in bytes
 */
public record StreamRules(
    String terminator,
    String errorName,
    IntSupplier expectedChoices,
    EndRule endRule,
    int maxEventSize) {}
