package app.tune.studio.testkit.junit;

import feign.Client;
import feign.okhttp.OkHttpClient;
import org.junit.jupiter.api.AfterEach;

/** The contract is kept by a client of another make. */
// tag::contract[]
class OkHttpContractTest extends FeignClientContract {

  private final okhttp3.OkHttpClient okHttp =
      new okhttp3.OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final Client client = new OkHttpClient(okHttp);

  @Override
  protected Client client() {
    return client;
  }

  // end::contract[]

  @AfterEach
  void closeConnections() {
    okHttp.dispatcher().executorService().shutdown();
    okHttp.connectionPool().evictAll();
  }
  // tag::contract[]
}
// end::contract[]
