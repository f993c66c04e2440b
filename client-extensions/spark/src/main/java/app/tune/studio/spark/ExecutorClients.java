package app.tune.studio.spark;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/** The clients of this JVM: one for each settings and pace, until the JVM ends. */
final class ExecutorClients {

  /** A job of hours can wait longer than a person: within the client's total timeout. */
  private static final RetryPolicy PATIENT =
      RetryPolicy.builder().maxRetries(5).maxRetryAfter(Duration.ofMinutes(5)).build();

  private static final Map<Key, ExecutorClient> CLIENTS = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(ExecutorClients::close, "tune-studio-spark-close"));
  }

  private ExecutorClients() {}

  /** Returns the client of these settings; the first call makes it. */
  static ExecutorClient get(ClientSettings settings, @Nullable Double requestsPerMinute) {
    return CLIENTS.computeIfAbsent(
        new Key(settings.id(), requestsPerMinute), key -> create(settings, requestsPerMinute));
  }

  private static ExecutorClient create(
      ClientSettings settings, @Nullable Double requestsPerMinute) {
    TuneStudioClientBuilder builder =
        TuneStudioClient.builder().retryPolicy(PATIENT).fromEnv(System.getenv());
    SparkSettings.apply(SparkEnv.get().conf(), builder);
    if (settings.configurer() != null) {
      settings.configurer().configure(builder);
    }
    AccessKeySupplier accessKey = settings.accessKey();
    if (accessKey != null) {
      builder.apiKey(accessKey::get);
    }
    return new ExecutorClient(builder.build(), new Pacer(requestsPerMinute, System::nanoTime));
  }

  private static void close() {
    CLIENTS.values().forEach(executorClient -> executorClient.client().close());
  }

  private record Key(String settings, @Nullable Double requestsPerMinute) {}
}
