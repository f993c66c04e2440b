package app.tune.studio.client.internal.operation;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;

/**
 * The Feign target of a generated interface on a server.
 *
 * @param type the interface
 * @param url the base URL
 * @param server the host and port of the URL
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
