package app.tune.studio.testkit.script;

/**
 * A client that left before its answer was over.
 *
 * @param connectionId the number of the connection, as in {@link RecordedRequest#connectionId()}
 * @param nanos the {@link System#nanoTime()} at which the server noticed
 */
public record Disconnect(long connectionId, long nanos) {}
