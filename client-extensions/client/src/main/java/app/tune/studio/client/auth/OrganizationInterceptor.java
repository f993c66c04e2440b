package app.tune.studio.client.auth;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import feign.RequestInterceptor;
import feign.RequestTemplate;

/**
 * Adds the organization header to each request that does not have one.
 *
 * <p>The reference: "If not provided, the user's default organization will be used."
 */
public final class OrganizationInterceptor implements RequestInterceptor {

  private final String organization;

  /**
   * Creates an interceptor.
   *
   * @param organization its id, printable ASCII
   * @throws IllegalArgumentException if the id is blank or not a valid header value
   */
  public OrganizationInterceptor(String organization) {
    this.organization = HeaderValue.check(TextCompletionsApi.X_ORG_ID, organization);
  }

  @Override
  public void apply(RequestTemplate template) {
    if (!template.headers().containsKey(TextCompletionsApi.X_ORG_ID)) {
      template.headerLiteral(TextCompletionsApi.X_ORG_ID, organization);
    }
  }
}
