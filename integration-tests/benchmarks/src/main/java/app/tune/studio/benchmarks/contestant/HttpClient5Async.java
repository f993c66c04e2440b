package app.tune.studio.benchmarks.contestant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** Apache HttpClient 5 by hand, its asynchronous client. */
final class HttpClient5Async implements AsyncContestant {

  private static final String RUNTIME = "runtime";

  private final CloseableHttpAsyncClient client =
      HttpAsyncClientBuilder.create()
          .setConnectionManager(
              PoolingAsyncClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(HttpClient5Blocking.MAX_CONNECTIONS)
                  .setMaxConnTotal(HttpClient5Blocking.MAX_CONNECTIONS)
                  .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                  .build())
          .setHttp1Config(HttpClient5Blocking.HTTP1)
          .setIOReactorConfig(
              IOReactorConfig.custom()
                  .setIoThreadCount(Math.max(2, Runtime.getRuntime().availableProcessors()))
                  .build())
          .setDefaultRequestConfig(HttpClient5Blocking.REQUESTS)
          .disableRedirectHandling()
          .disableAutomaticRetries()
          .disableContentCompression()
          .disableCookieManagement()
          .disableAuthCaching()
          .addExecInterceptorFirst(
              RUNTIME,
              (request, body, scope, chain, callback) -> {
                scope.clientContext.setAttribute(RUNTIME, scope.execRuntime);
                chain.proceed(request, body, scope, callback);
              })
          .build();
  private final String url;

  HttpClient5Async(String url) {
    this.url = url + "/completions";
    client.start();
  }

  private SimpleRequestProducer request(String prompt, boolean streaming) {
    SimpleHttpRequest request =
        SimpleRequestBuilder.post(url)
            .setHeader("Authorization", "Bearer key")
            .setBody(TokenParser.request(prompt, streaming), ContentType.APPLICATION_JSON)
            .build();
    request.setConfig(HttpClient5Blocking.REQUESTS);
    return SimpleRequestProducer.create(request);
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    CompletableFuture<SimpleHttpResponse> result = new CompletableFuture<>();
    client.execute(
        request(prompt, false),
        SimpleResponseConsumer.create(),
        completing(result::complete, result));
    return result.thenApply(HttpClient5Async::text);
  }

  private static String text(SimpleHttpResponse response) {
    HttpClient5EventConsumer.requireOk(response);
    try {
      return TokenParser.text(new ByteArrayInputStream(response.getBodyBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    start(prompt, listener, HttpClientContext.create(), end);
    return end;
  }

  private Future<Void> start(
      String prompt,
      TokenListener listener,
      HttpClientContext context,
      CompletableFuture<Void> end) {
    return client.execute(
        request(prompt, true),
        new HttpClient5EventConsumer(new EventReader(listener)),
        context,
        completing(end::complete, end));
  }

  /** On a new connection the future may hold the finished connect operation: both are cancelled. */
  @Override
  public AutoCloseable open(String prompt) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    HttpClientContext context = HttpClientContext.create();
    Future<Void> exchange = start(prompt, timestamp -> first.complete(null), context, first);
    first.join();
    return () -> {
      exchange.cancel(true);
      ((AsyncExecRuntime) context.getAttribute(RUNTIME)).discardEndpoint();
    };
  }

  private static <T> FutureCallback<T> completing(
      Consumer<T> onResult, CompletableFuture<?> failing) {
    return new FutureCallback<>() {
      @Override
      public void completed(T value) {
        onResult.accept(value);
      }

      @Override
      public void failed(Exception failure) {
        failing.completeExceptionally(failure);
      }

      @Override
      public void cancelled() {
        failing.cancel(false);
      }
    };
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
