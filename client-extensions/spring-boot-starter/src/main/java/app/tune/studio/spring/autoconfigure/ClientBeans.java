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
