package app.tune.studio.spring;

import app.tune.studio.client.auth.KeyScheme;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where a server is and how it is accessed. A bean of this type replaces the properties that say
 * so, {@code tune-studio.base-url} and those beside it; service connections are such beans.
 *
 * <p>A bean whose qualifier is the name of a client, {@code @Qualifier("fast")}, is for that
 * client, one without a qualifier for the client without a name. A qualifier that is not the name
 * of a client is refused.
 */
public interface TuneStudioConnectionDetails extends ConnectionDetails {

  /** {@return the address that paths are added to, null for the documented service} */
  @Nullable String getBaseUrl();

  /** {@return the path of text completions, null for the documented one} */
  default @Nullable String getPath() {
    return null;
  }

  /** {@return the access key, null for none} */
  default @Nullable String getApiKey() {
    return null;
  }

  /** {@return the authentication scheme prefix, null for {@link KeyScheme#BARE}} */
  default @Nullable KeyScheme getKeyScheme() {
    return null;
  }

  /** {@return the organization, null to let the server choose} */
  default @Nullable String getOrganization() {
    return null;
  }

  /** {@return whom to trust and which certificate to show, null for the JDK's defaults} */
  default @Nullable SslBundle getSslBundle() {
    return null;
  }
}
