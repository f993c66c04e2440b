import org.jspecify.annotations.NullMarked;

/**
 * Text completions of Tune Studio, and of servers with the same protocol: plain and streamed,
 * blocking and asynchronous.
 *
 * <pre>{@code
 * try (TuneStudioClient tune = TuneStudioClient.fromEnv()) { // TUNE_API_KEY, TUNE_BASE_URL
 *   TextCompletion completion = tune.textCompletions().create(r -> r.prompt("Once").maxTokens(64));
 *   System.out.println(completion.text());
 * }
 * }</pre>
 *
 * <p>Read {@link app.tune.studio.client.TuneStudioClient} first, the entry point, and {@link
 * app.tune.studio.client.TextCompletions}, which has every way to complete a prompt. Then, as
 * needed:
 *
 * <ul>
 *   <li>the models: {@link app.tune.studio.model.TextCompletionRequest}, {@link
 *       app.tune.studio.model.TextCompletion} and {@link
 *       app.tune.studio.model.TextCompletionChunk};
 *   <li>streams: {@link app.tune.studio.client.CompletionStream}, and {@link
 *       app.tune.studio.client.stream.EndRule} for what counts as their end;
 *   <li>errors: {@link app.tune.studio.client.error.TuneStudioException} and the other exceptions
 *       of {@link app.tune.studio.client.error};
 *   <li>settings: {@link app.tune.studio.client.TuneStudioClientBuilder} for a client, {@link
 *       app.tune.studio.client.CallOptions} for single calls, {@link
 *       app.tune.studio.client.retry.RetryPolicy} for retries;
 *   <li>metrics, traces and logs: {@link app.tune.studio.client.event.CallListener};
 *   <li>other operations of the contract: {@link app.tune.studio.client.Endpoint}.
 * </ul>
 */
@NullMarked
module app.tune.studio.client {
  requires transitive app.tune.studio.generated;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires jdk.net; // needed by httpclient5, which as an automatic module cannot require it
  requires static lombok;
  requires static transitive org.jspecify;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.apache.httpcomponents.core5.httpcore5.h2;
  requires org.slf4j;

  exports app.tune.studio.client;
  exports app.tune.studio.client.auth;
  exports app.tune.studio.client.error;
  exports app.tune.studio.client.event;
  exports app.tune.studio.client.retry;
  exports app.tune.studio.client.stream;
}
