package app.tune.studio.spring.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Reads a property of no known type: a single value, or a map of what is below its name. */
record UntypedProperty(Environment environment) {

  /** Returns the value, or null if the property is not set. */
  @Nullable Object read(ConfigurationPropertyName name) {
    Object value = read(ConfigurationPropertySources.get(environment), name);
    if (!(value instanceof Map<?, ?> map) || Scalars.elements(map).isEmpty()) {
      return value;
    }
    // as elsewhere in Spring Boot, a list replaces that of a later source as a whole
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .map(source -> read(List.of(source), name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(value);
  }

  private @Nullable Object read(
      Iterable<ConfigurationPropertySource> sources, ConfigurationPropertyName name) {
    Binder binder = new Binder(sources, new PropertySourcesPlaceholdersResolver(environment));
    Object single = binder.bind(name, Bindable.of(Object.class)).orElse(null);
    return single != null
        ? single
        : binder.bind(name, Bindable.mapOf(String.class, Object.class)).orElse(null);
  }
}
