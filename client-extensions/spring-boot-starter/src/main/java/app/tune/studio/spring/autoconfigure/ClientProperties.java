package app.tune.studio.spring.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * The properties of one client. A client with a name has those below its own prefix first, then
 * those of all clients; but where it names a server of its own, nothing that belongs to another
 * server, the key above all, is taken over.
 */
final class ClientProperties {

  static final String ROOT = "tune-studio";
  static final String CLIENTS = ROOT + ".clients";

  /** What belongs to one server; with these prefixes or names. */
  private static final Set<ConfigurationPropertyName> OF_A_SERVER =
      Stream.of(
              "api-key",
              "organization",
              "base-url",
              "path",
              "key-scheme",
              "preset",
              "headers",
              "query-parameters")
          .map(ConfigurationPropertyName::of)
          .collect(Collectors.toUnmodifiableSet());

  /** Texts that are sent as they are, blank or not. */
  private static final Set<ConfigurationPropertyName> VERBATIM =
      Stream.of("headers", "query-parameters", RequestDefaults.PROPERTY)
          .map(ConfigurationPropertyName::of)
          .collect(Collectors.toUnmodifiableSet());

  private static final ConfigurationPropertyName NAMED = ConfigurationPropertyName.of("clients");

  private final Environment environment;
  private final List<String> prefixes;
  private final boolean serverOfItsOwn;

  private ClientProperties(Environment environment, List<String> prefixes, boolean serverOfItsOwn) {
    this.environment = environment;
    this.prefixes = prefixes;
    this.serverOfItsOwn = serverOfItsOwn;
  }

  /** Returns the properties of the client without a name. */
  static ClientProperties unnamed(Environment environment) {
    return new ClientProperties(environment, List.of(ROOT), false);
  }

  /** Returns the properties of the client of that name. */
  static ClientProperties named(Environment environment, String name) {
    return new ClientProperties(environment, List.of(CLIENTS + "." + name, ROOT), false);
  }

  /** Returns these for a client whose server no property names, but another source. */
  ClientProperties withServerOfItsOwn() {
    return new ClientProperties(environment, prefixes, true);
  }

  /**
   * Returns the names of all clients that have one. A name in an environment variable has lost its
   * dashes, and is that of the client with the dashes.
   */
  static Set<String> names(Environment environment) {
    Map<ConfigurationPropertyName, String> names = new LinkedHashMap<>();
    Binder.get(environment)
        .bind(CLIENTS, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of())
        .keySet()
        .forEach(
            name ->
                names.merge(
                    ConfigurationPropertyName.adapt(name, '.'),
                    name,
                    (one, other) -> one.length() > other.length() ? one : other));
    return new LinkedHashSet<>(names.values());
  }

  /** Returns all settings, bound. */
  TuneStudioProperties settings() {
    List<ConfigurationPropertySource> sources = new ArrayList<>();
    for (String prefix : prefixes) {
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
        sources.add(source.withPrefix(prefix).filter(applies(prefix)));
      }
    }
    return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment))
        .bindOrCreate("", TuneStudioProperties.class);
  }

  private Predicate<ConfigurationPropertyName> applies(String prefix) {
    boolean taken = prefix.equals(own()) || !hasServer();
    return name ->
        !isIn(NAMED, name) && (taken || !isInAny(OF_A_SERVER, name)) && !isBlank(prefix, name);
  }

  private static boolean isInAny(
      Set<ConfigurationPropertyName> parents, ConfigurationPropertyName name) {
    return parents.stream().anyMatch(parent -> isIn(parent, name));
  }

  private static boolean isIn(ConfigurationPropertyName parent, ConfigurationPropertyName name) {
    return parent.equals(name) || parent.isAncestorOf(name);
  }

  private boolean hasServer() {
    return serverOfItsOwn || hasValue(own(), "base-url");
  }

  private String own() {
    return prefixes.get(0);
  }

  /** Returns what is set under one of some names below the first prefix that has it. */
  <T> Optional<T> find(List<String> properties, Bindable<T> type) {
    Binder binder = Binder.get(environment);
    WholeText texts = new WholeText(environment);
    return prefixes.stream()
        .flatMap(prefix -> properties.stream().map(property -> prefix + "." + property))
        .flatMap(name -> Optional.ofNullable(binder.bind(name, type, texts).orElse(null)).stream())
        .findFirst();
  }

  /** Returns the same without a type: a single value, or a map of what is below the name. */
  Optional<Object> find(List<String> properties) {
    UntypedProperty untyped = new UntypedProperty(environment);
    return prefixes.stream()
        .flatMap(prefix -> properties.stream().map(property -> prefix + "." + property))
        .flatMap(
            name -> Optional.ofNullable(untyped.read(ConfigurationPropertyName.of(name))).stream())
        .findFirst();
  }

  /** Returns the whole name of a property as it is set, or as it would be set for this client. */
  String nameOf(String property) {
    return nameOf(List.of(property));
  }

  /** Returns the whole name of the one that is set, or of the first as it would be set. */
  String nameOf(List<String> properties) {
    return prefixes.stream()
        .flatMap(
            prefix ->
                properties.stream()
                    .filter(property -> hasValue(prefix, property))
                    .map(property -> prefix + "." + property))
        .findFirst()
        .orElse(own() + "." + properties.get(0));
  }

  /** Returns whether a property has a value, which may be one that cannot be bound. */
  boolean isSet(String property) {
    return prefixes.stream().anyMatch(prefix -> isPresent(prefix + "." + property));
  }

  private boolean isPresent(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(property);
    return name != null && value(name) != null;
  }

  private boolean hasValue(String prefix, String property) {
    return isPresent(prefix + "." + property)
        && !isBlank(prefix, ConfigurationPropertyName.of(property));
  }

  /** Returns whether a value counts as not set, as that of an absent variable may. */
  private boolean isBlank(String prefix, ConfigurationPropertyName property) {
    if (isInAny(VERBATIM, property)) {
      return false;
    }
    Object value = value(ConfigurationPropertyName.of(prefix).append(property));
    return new PropertySourcesPlaceholdersResolver(environment).resolvePlaceholders(value)
            instanceof CharSequence text
        && text.toString().isBlank();
  }

  private @Nullable Object value(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null) {
        return property.getValue();
      }
    }
    return null;
  }
}
