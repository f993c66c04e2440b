package app.tune.studio.client.stream;

import java.util.function.IntSupplier;

/**
 * What is known beforehand of one stream.
 *
 * @param terminator the data of the event that ends it
 * @param errorName the event type, and the field of a line, that tells of an error
 * @param expectedChoices tells how many choices were asked for, 0 where the request does not say
 * @param endRule when an end without the terminator counts
 * @param maxEventSize the longest event in bytes
 */
public record StreamRules(
    String terminator,
    String errorName,
    IntSupplier expectedChoices,
    EndRule endRule,
    int maxEventSize) {}
