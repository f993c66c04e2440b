package app.tune.studio.spring.autoconfigure;

import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Beans of the application that are for one client by their qualifier, or for others. */
record ClientScopedBeans(ConfigurableListableBeanFactory factory, Set<String> clients) {

  /** Returns those for the client without a name. */
  List<TuneStudioClientBuilderCustomizer> customizers() {
    return customizers(names(TuneStudioClientBuilderCustomizer.class).filter(this::isUnqualified));
  }

  /** Returns those for the client of that name, its own and those for all clients. */
  List<TuneStudioClientBuilderCustomizer> customizers(String client) {
    return customizers(
        names(TuneStudioClientBuilderCustomizer.class)
            .filter(bean -> isFor(bean, client) || isUnqualified(bean)));
  }

  private List<TuneStudioClientBuilderCustomizer> customizers(Stream<String> beans) {
    Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    beans.forEach(bean -> wanted.add(factory.getBean(bean)));
    // the provider knows the order that a bean method states, the beans themselves do not
    return factory
        .getBeanProvider(TuneStudioClientBuilderCustomizer.class)
        .orderedStream()
        .filter(wanted::contains)
        .toList();
  }

  boolean hasUnnamedConnectionDetails() {
    return names(TuneStudioConnectionDetails.class).anyMatch(this::isUnqualified);
  }

  /** Returns those for the client without a name; of several, the primary one. */
  Optional<TuneStudioConnectionDetails> connectionDetails() {
    List<String> beans =
        names(TuneStudioConnectionDetails.class).filter(this::isUnqualified).toList();
    return beans.size() > 1
        ? Optional.of(factory.getBean(TuneStudioConnectionDetails.class))
        : beans.stream().findFirst().map(this::connectionDetailsOf);
  }

  /** Returns those for the client of that name. */
  Optional<TuneStudioConnectionDetails> connectionDetails(String client) {
    return names(TuneStudioConnectionDetails.class)
        .filter(bean -> isFor(bean, client))
        .findFirst()
        .map(this::connectionDetailsOf);
  }

  private TuneStudioConnectionDetails connectionDetailsOf(String bean) {
    return factory.getBean(bean, TuneStudioConnectionDetails.class);
  }

  private Stream<String> names(Class<?> type) {
    return Stream.of(factory.getBeanNamesForType(type, true, false));
  }

  private boolean isUnqualified(String bean) {
    return clients.stream().noneMatch(client -> isFor(bean, client));
  }

  private boolean isFor(String bean, String client) {
    return BeanFactoryAnnotationUtils.isQualifierMatch(client::equals, bean, factory);
  }
}
