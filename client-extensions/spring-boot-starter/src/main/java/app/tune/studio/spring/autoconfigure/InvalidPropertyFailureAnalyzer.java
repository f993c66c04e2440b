package app.tune.studio.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says at a failed start which property is wrong, why, and where it is set. */
final class InvalidPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidPropertyException> {

  private final Environment environment;

  InvalidPropertyFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable root, InvalidPropertyException cause) {
    ConfigurationProperty set = find(cause.property());
    String description =
        "The property '" + cause.property() + "' is not valid:\n\n    Reason: " + cause.reason();
    if (set == null) {
      return new FailureAnalysis(description, "Set the property " + cause.property(), cause);
    }
    if (set.getOrigin() != null) {
      description += "\n    Origin: " + set.getOrigin();
    }
    return new FailureAnalysis(description, "Change the value of " + cause.property(), cause);
  }

  private @Nullable ConfigurationProperty find(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(property);
    if (name == null) {
      return null;
    }
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
