package app.tune.studio.spring.autoconfigure;

import app.tune.studio.spring.TuneStudioConnectionDetails;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * The application's beans for one client. A bean whose qualifier is the name of a client is for
 * that client only.
 *
 * @param client the name of the client, null for the one without
 * @param clients the names of all clients
 */
record ClientBeans(
    ConfigurableListableBeanFactory factory, @Nullable String client, Set<String> clients) {

  /**
   * The bean that leads to a test's server, by its name, since its type needs the testkit. It is
   * for all clients, and their properties are not read.
   */
  private static final String TEST_SERVER_CONNECTION = "tuneStudioTestServerConnection";

  /** Returns those of a type for this client and those for all clients by name, in their order. */
  <T> Map<String, T> ordered(Class<T> type) {
    Map<String, T> found = new LinkedHashMap<>();
    names(type)
        .filter(bean -> isForThisClient(bean) || isUnqualified(bean))
        .forEach(
            bean -> {
              // asked for once each, since another scope may make a new object for each question
              Object object = factory.getBean(bean);
              if (type.isInstance(object)) { // a bean method may return null
                found.put(bean, type.cast(object));
              }
            });
    Map<String, T> ordered = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(AnnotationAwareOrderComparator.INSTANCE.withSourceProvider(this::orderSources))
        .forEach(bean -> ordered.put(bean.getKey(), bean.getValue()));
    return ordered;
  }

  /** Returns what may state the order of a bean, as where Spring itself injects a list. */
  private Object orderSources(Object entry) {
    Map.Entry<?, ?> bean = (Map.Entry<?, ?>) entry;
    List<Object> sources = new ArrayList<>();
    if (definition((String) bean.getKey()) instanceof RootBeanDefinition definition) {
      if (definition.getAttribute(AbstractBeanDefinition.ORDER_ATTRIBUTE)
          instanceof Integer order) {
        sources.add((Ordered) () -> order);
      }
      Method method = definition.getResolvedFactoryMethod();
      if (method != null) {
        sources.add(method);
      }
    }
    sources.add(bean.getValue());
    return sources.toArray();
  }

  boolean hasConnectionDetails() {
    return detailsNames().findAny().isPresent();
  }

  /**
   * Returns those for this client; of several, the primary one.
   *
   * @throws IllegalStateException if the qualifier of any is not the name of a client
   */
  Optional<TuneStudioConnectionDetails> connectionDetails() {
    names(TuneStudioConnectionDetails.class).forEach(this::requireKnownQualifiers);
    if (factory.containsBean(TEST_SERVER_CONNECTION)) {
      return Optional.of(
          factory.getBean(TEST_SERVER_CONNECTION, TuneStudioConnectionDetails.class));
    }
    List<String> beans = detailsNames().toList();
    return beans.isEmpty()
        ? Optional.empty()
        : Optional.of(factory.getBean(chosen(beans), TuneStudioConnectionDetails.class));
  }

  private String chosen(List<String> beans) {
    List<String> primary = beans.stream().filter(this::isPrimary).toList();
    List<String> candidates = primary.isEmpty() ? beans : primary;
    if (candidates.size() > 1) {
      throw new NoUniqueBeanDefinitionException(TuneStudioConnectionDetails.class, candidates);
    }
    return candidates.get(0);
  }

  private boolean isPrimary(String bean) {
    BeanDefinition definition = definition(bean);
    return definition != null && definition.isPrimary();
  }

  private Stream<String> detailsNames() {
    return names(TuneStudioConnectionDetails.class)
        .filter(
            bean ->
                client == null
                    ? isUnqualified(bean) && otherQualifiers(bean).isEmpty()
                    : isForThisClient(bean));
  }

  private void requireKnownQualifiers(String bean) {
    List<String> others = otherQualifiers(bean);
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "the connection details '%s' have the qualifier '%s', but the clients are %s"
              .formatted(bean, others.get(0), clients));
    }
  }

  /** Returns the qualifiers of a bean that are not names of clients. */
  private List<String> otherQualifiers(String bean) {
    List<String> qualifiers = new ArrayList<>();
    BeanFactoryAnnotationUtils.isQualifierMatch(
        qualifier -> {
          qualifiers.add(qualifier);
          return false;
        },
        bean,
        factory);
    // names count as qualifiers, and come first
    qualifiers.remove(bean);
    Stream.of(factory.getAliases(bean)).forEach(qualifiers::remove);
    return qualifiers.stream()
        .filter(qualifier -> !qualifier.isBlank() && !clients.contains(qualifier))
        .toList();
  }

  private Stream<String> names(Class<?> type) {
    return Stream.of(
            BeanFactoryUtils.beanNamesForTypeIncludingAncestors(factory, type, true, false))
        .filter(this::isCandidate);
  }

  /** The object behind a proxy of a scope, for one, is none. */
  private boolean isCandidate(String bean) {
    BeanDefinition definition = definition(bean);
    return definition == null || definition.isAutowireCandidate();
  }

  private @Nullable BeanDefinition definition(String bean) {
    try {
      return factory.getMergedBeanDefinition(bean);
    } catch (NoSuchBeanDefinitionException registeredAsAnObject) {
      return null;
    }
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
