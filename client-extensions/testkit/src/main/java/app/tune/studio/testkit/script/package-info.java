/**
 * A server that misbehaves on demand: scripted answers over plain loopback sockets, and probes for
 * what it saw. Needs nothing but the JDK.
 *
 * <pre>{@code
 * Gate gate = new Gate();
 * try (ScriptedServer server = ScriptedServer.start()) {
 *   server.enqueue(
 *       Answer.status(429).header("Retry-After", "1"),
 *       Answer.eventStream().data("{\"choices\":[]}").await(gate).cut());
 *   // ... call server.baseUrl() with the client under test ...
 *   gate.awaitArrivals(1, Duration.ofSeconds(10)); // the first event is written
 *   gate.open(); // now the connection is cut
 *   server.takeRequest().hasMethod("POST").hasHeader("Accept", "text/event-stream");
 *   server.awaitNothingLeftOpen(Duration.ofSeconds(10));
 * }
 * }</pre>
 */
@NullMarked
package app.tune.studio.testkit.script;

import org.jspecify.annotations.NullMarked;
