package app.tune.studio.spring.autoconfigure;

import java.util.List;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Makes a text the only element where a list of texts is wanted. Spring splits it at commas and
 * trims the parts, but in a request, commas and blanks are part of the text.
 */
record WholeText(Environment environment) implements BindHandler {

  @Override
  public Object onSuccess(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
    ConfigurationProperty property = context.getConfigurationProperty();
    boolean texts = target.getType().asCollection().resolveGeneric() == String.class;
    if (!texts || property == null || !property.getName().equals(name)) {
      return result; // no list, or one that is set by index
    }
    Object value =
        new PropertySourcesPlaceholdersResolver(environment)
            .resolvePlaceholders(property.getValue());
    return value instanceof String text && !text.isEmpty() ? List.of(text) : result;
  }
}
