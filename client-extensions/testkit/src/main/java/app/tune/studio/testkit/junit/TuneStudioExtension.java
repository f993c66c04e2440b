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
 * Gives started servers to tests that ask for them by a parameter, and closes them afterwards.
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
 * <p>A server is started when it is first asked for. One that a constructor, a method before or
 * after each test, or a test asks for is that test's own; one that a method before all tests asks
 * for is shared by all tests of the class. Works with JUnit Jupiter 5 and 6; in a constructor from
 * 5.12 on.
 */
@SuppressWarnings("exports") // who uses it has JUnit; the others need not
public final class TuneStudioExtension
    implements ParameterResolver, AfterEachCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(TuneStudioExtension.class);

  private final Map<Class<?>, Supplier<? extends AutoCloseable>> servers;

  /** Makes an extension that starts servers with their default settings. */
  public TuneStudioExtension() {
    this(TuneStudioServer::start);
  }

  private TuneStudioExtension(Supplier<TuneStudioServer> starter) {
    this.servers =
        Map.of(ScriptedServer.class, ScriptedServer::start, TuneStudioServer.class, starter);
  }

  /**
   * {@return an extension for a field with {@code @RegisterExtension}, whose completion servers
   * have settings of their own}
   *
   * @param starter starts a server each time it is called, such as {@code () ->
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

  /** Closes what was started for this context; older JUnits do not do so by themselves. */
  private void close(ExtensionContext context) throws Exception {
    Store store = context.getStore(NAMESPACE);
    for (Class<?> type : servers.keySet()) {
      if (store.remove(type) instanceof AutoCloseable server) {
        server.close();
      }
    }
  }
}
