package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import org.springframework.beans.factory.BeanFactory;

/** Makes the beans that {@link NamedClientsRegistrar} defines. */
final class NamedClients {

  private final ClientFactory factory;
  private final BeanFactory beans;

  NamedClients(ClientFactory factory, BeanFactory beans) {
    this.factory = factory;
    this.beans = beans;
  }

  /** Returns the client of that name. */
  TuneStudioClient client(String name) {
    return factory.named(name);
  }

  /** Returns the text completions of the client of that name. */
  TextCompletions textCompletions(String name) {
    return beans
        .getBean(NamedClientsRegistrar.clientBean(name), TuneStudioClient.class)
        .textCompletions();
  }
}
