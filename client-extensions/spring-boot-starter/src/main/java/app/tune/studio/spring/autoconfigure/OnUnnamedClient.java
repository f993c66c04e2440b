package app.tune.studio.spring.autoconfigure;

import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where a client without a name is wanted: always, unless there are only clients with names
 * and nothing says where another would connect to.
 */
final class OnUnnamedClient extends SpringBootCondition implements ConfigurationCondition {

  @Override
  public ConfigurationPhase getConfigurationPhase() {
    return ConfigurationPhase.REGISTER_BEAN;
  }

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    ConditionMessage.Builder message = ConditionMessage.forCondition("Tune Studio client");
    Set<String> names = ClientProperties.names(environment);
    if (names.isEmpty()) {
      return ConditionOutcome.match(message.because("no client has a name"));
    }
    ClientProperties unnamed = ClientProperties.unnamed(environment);
    if (unnamed.isSet("api-key") || unnamed.isSet("base-url")) {
      return ConditionOutcome.match(message.because("it has a key or a base URL"));
    }
    return new ClientBeans(Objects.requireNonNull(context.getBeanFactory()), null, names)
            .hasConnectionDetails()
        ? ConditionOutcome.match(message.because("it has connection details"))
        : ConditionOutcome.noMatch(message.because("all clients have names"));
  }
}
