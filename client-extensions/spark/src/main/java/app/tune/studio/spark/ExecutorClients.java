package app.tune.studio.spark;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/** The clients of this JVM: one for each settings and pace, until the application ends. */
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

  /** Returns the client of these settings; the first call of an application makes it. */
  static ExecutorClient get(ClientSettings settings, @Nullable Double requestsPerMinute) {
    SparkConf conf = SparkEnv.get().conf();
    Key key = new Key(conf.getAppId(), settings.id(), requestsPerMinute);
    if (!CLIENTS.containsKey(key)) {
      closeAllBut(conf.getAppId());
    }
    return CLIENTS.computeIfAbsent(key, made -> create(settings, requestsPerMinute, conf));
  }

  /** Closes what an application left behind that had this JVM before, as local ones do. */
  private static void closeAllBut(String application) {
    for (Key key : CLIENTS.keySet()) {
      ExecutorClient left = key.application().equals(application) ? null : CLIENTS.remove(key);
      if (left != null) {
        left.client().close();
      }
    }
  }

  private static ExecutorClient create(
      ClientSettings settings, @Nullable Double requestsPerMinute, SparkConf conf) {
    TuneStudioClientBuilder builder =
        TuneStudioClient.builder().retryPolicy(PATIENT).fromEnv(System.getenv());
    SparkSettings.apply(conf, builder);
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

  private record Key(String application, String settings, @Nullable Double requestsPerMinute) {}
}
