/**
 * A server that misbehaves on demand: scripted answers over loopback sockets, and records of what
 * it received.
 *
 * <pre>{@code
 * Gate gate = new Gate();
 * try (ScriptedServer server = ScriptedServer.start()) {
 *   server.enqueue(
 *       Answer.error(429, "slow down").retryAfter(Duration.ofSeconds(1)),
 *       Answer.chunks("Once").await(gate).chunk(" upon").cut());
 *   // ... call server.baseUrl() with the client under test ...
 *   gate.awaitArrivals(1, Duration.ofSeconds(10)); // the first chunk is written
 *   gate.open(); // now the second one, and the connection is cut
 *   assertThat(server.takeRequest()).hasMethod("POST").hasHeader("Accept", "text/event-stream");
 *   server.awaitNothingLeftOpen(Duration.ofSeconds(10));
 * }
 * }</pre>
 */
@NullMarked
package app.tune.studio.testkit.script;

import org.jspecify.annotations.NullMarked;
