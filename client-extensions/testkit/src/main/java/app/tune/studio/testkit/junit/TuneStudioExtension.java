package app.tune.studio.testkit.junit;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects started servers as test parameters, and closes them afterwards.
 *
 * <pre>{@code
 * @ExtendWith(TuneStudioExtension.class)
 * class MyTest {
 *   @Test
 *   void completes(TuneStudioServer server) {
 *     ... server.baseUrl() ... server.apiKey() ...
 *   }
 *
 *   @Test
 *   void retries(ScriptedServer server) {
 *     server.enqueue(Answer.error(429, "slow down"), Answer.completion("Once"));
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>A server is started when it is first requested. One requested by a constructor, a test or a
 * method before or after each test belongs to that test; one requested by a method before all tests
 * is shared by all tests of the class. Works with JUnit Jupiter 5.13 and newer, and 6.
 */
@SuppressWarnings("exports") // JUnit is an optional dependency
public final class TuneStudioExtension
    implements ParameterResolver, AfterEachCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(TuneStudioExtension.class);

  private final Map<Class<?>, Supplier<? extends AutoCloseable>> servers;

  /** Creates an extension that starts servers with default settings. */
  public TuneStudioExtension() {
    this(TuneStudioServer::start);
  }

  private TuneStudioExtension(Supplier<TuneStudioServer> starter) {
    this.servers =
        Map.of(ScriptedServer.class, ScriptedServer::start, TuneStudioServer.class, starter);
  }

  /**
   * {@return an extension with custom completion servers, for a field with
   * {@code @RegisterExtension}}
   *
   * @param starter starts a new server at each call, such as {@code () ->
   *     TuneStudioServer.builder().seed(7).start()}
   */
  public static TuneStudioExtension starting(Supplier<TuneStudioServer> starter) {
    return new TuneStudioExtension(starter);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return servers.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Store store = context.getStore(NAMESPACE);
    Object running = store.get(type);
    if (running != null) {
      return running;
    }
    Supplier<? extends AutoCloseable> starter = servers.get(type);
    if (starter == null) {
      throw new ParameterResolutionException("no server of the type " + type);
    }
    AutoCloseable started = starter.get();
    store.put(type, started);
    return started;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    close(context);
  }

  /** Closes the servers of this context; older JUnit versions do not do so themselves. */
  private void close(ExtensionContext context) throws Exception {
    Store store = context.getStore(NAMESPACE);
    for (Class<?> type : servers.keySet()) {
      if (store.remove(type) instanceof AutoCloseable server) {
        server.close();
      }
    }
  }
}
