package app.tune.studio.testkit.script;

/**
 * A client disconnect before the end of its answer.
 *
 * @param connectionId the connection's number, as in {@link RecordedRequest#connectionId()}
 * @param nanos the {@link System#nanoTime()} at which the server noticed
 */
public record Disconnect(long connectionId, long nanos) {}
