package app.tune.studio.spring.autoconfigure;

import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The health of Spring Boot 4.x: whether the servers can be connected to; off by default. */
@AutoConfiguration(after = TuneStudioAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnSwitch(property = "management.health.tune-studio.enabled", byDefault = false)
@ConditionalOnBean(ClientFactory.class)
public final class HealthContributorAutoConfiguration {

  HealthContributorAutoConfiguration() {}

  @Bean(ConnectionChecks.CONTRIBUTOR)
  @ConditionalOnMissingBean(name = {ConnectionChecks.CONTRIBUTOR, ConnectionChecks.INDICATOR})
  static HealthContributor tuneStudioHealthContributor(
      ListableBeanFactory beans, Environment environment) {
    Map<String, ConnectionCheck> checks = new ConnectionChecks(beans, environment).byClient();
    return checks.size() == 1
        ? new ConnectionHealth(checks.values().iterator().next())
        : CompositeHealthContributor.fromMap(checks, ConnectionHealth::new);
  }

  /** Up while the server of one client can be connected to. */
  private static final class ConnectionHealth extends AbstractHealthIndicator {

    private final ConnectionCheck check;

    ConnectionHealth(ConnectionCheck check) {
      super("Cannot connect to the server");
      this.check = check;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
      builder.withDetails(check.details());
      check.run();
      builder.up();
    }
  }
}
