package app.tune.studio.spring.autoconfigure;

import app.tune.studio.spring.TuneStudioConnectionDetails;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The application's beans for one client. A bean whose qualifier is the name of a client is for
 * that client only.
 *
 * @param client the name of the client, null for the one without
 * @param clients the names of all clients
 */
record ClientBeans(
    ConfigurableListableBeanFactory factory, @Nullable String client, Set<String> clients) {

  /** Returns those of a type for this client and those for all clients, in their order. */
  <T> List<T> ordered(Class<T> type) {
    Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    names(type)
        .filter(bean -> isForThisClient(bean) || isUnqualified(bean))
        .forEach(bean -> wanted.add(factory.getBean(bean)));
    // the provider knows the order that a bean method states, the beans themselves do not
    return factory.getBeanProvider(type).orderedStream().filter(wanted::contains).toList();
  }

  boolean hasConnectionDetails() {
    return detailsNames().findAny().isPresent();
  }

  /** Returns those for this client; of several, the primary one. */
  Optional<TuneStudioConnectionDetails> connectionDetails() {
    List<String> beans = detailsNames().toList();
    return beans.size() > 1
        ? Optional.of(factory.getBean(TuneStudioConnectionDetails.class))
        : beans.stream()
            .findFirst()
            .map(bean -> factory.getBean(bean, TuneStudioConnectionDetails.class));
  }

  private Stream<String> detailsNames() {
    return names(TuneStudioConnectionDetails.class)
        .filter(bean -> client == null ? isUnqualified(bean) : isForThisClient(bean));
  }

  private Stream<String> names(Class<?> type) {
    return Stream.of(
        BeanFactoryUtils.beanNamesForTypeIncludingAncestors(factory, type, true, false));
  }

  private boolean isUnqualified(String bean) {
    return clients.stream().noneMatch(name -> isFor(bean, name));
  }

  private boolean isForThisClient(String bean) {
    return client != null && isFor(bean, client);
  }

  private boolean isFor(String bean, String name) {
    return BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, bean, factory);
  }
}
