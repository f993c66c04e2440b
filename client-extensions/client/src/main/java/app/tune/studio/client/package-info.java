/**
 * The entry point of the SDK, {@link app.tune.studio.client.TuneStudioClient}, and the types it
 * returns.
 *
 * <pre>{@code
 * try (TuneStudioClient tune = TuneStudioClient.fromEnv()) {
 *   System.out.println(tune.textCompletions().create(r -> r.prompt("Once")).text());
 * }
 * }</pre>
 */
@NullMarked
package app.tune.studio.client;

import org.jspecify.annotations.NullMarked;
