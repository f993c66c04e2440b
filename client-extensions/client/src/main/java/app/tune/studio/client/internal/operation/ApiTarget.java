package app.tune.studio.client.internal.operation;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;

/**
 * Feign's target: a generated interface at a server.
 *
 * @param type the interface
 * @param url the address that paths are added to
 * @param server host and port of the address
 */
public record ApiTarget(Class<Object> type, String url, ServerAddress server)
    implements Target<Object> {

  @Override
  public String name() {
    return type.getSimpleName();
  }

  @Override
  public Request apply(RequestTemplate template) {
    template.target(url);
    return template.request();
  }
}
