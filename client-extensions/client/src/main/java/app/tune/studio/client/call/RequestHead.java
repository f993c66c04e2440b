package app.tune.studio.client.call;

import app.tune.studio.client.auth.HeaderValue;
import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Util;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Feign made of a call, but for the body: the same for each call with the same parameters.
 *
 * @param headers by name, whose case does not matter; not to be changed
 */
record RequestHead(
    HttpMethod method,
    String url,
    Map<String, Collection<String>> headers,
    RequestTemplate template) {

  /**
   * Returns the head of a resolved template.
   *
   * @throws IllegalArgumentException where a header cannot be sent
   */
  static RequestHead of(RequestTemplate template) {
    Map<String, Collection<String>> headers = template.headers();
    headers.forEach(HeaderValue::checkAll);
    HttpMethod method = HttpMethod.valueOf(template.method());
    return new RequestHead(method, template.url(), headers, template);
  }

  /** Returns a request of its own with more headers, which stand in place of those here. */
  Request request(byte @Nullable [] body, Map<String, @Nullable String> more) {
    Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    if (body != null) {
      all.put(Util.CONTENT_LENGTH, List.of(String.valueOf(body.length)));
    }
    more.forEach(
        (name, value) -> {
          if (value == null) {
            all.remove(name);
          } else {
            all.put(name, List.of(value));
          }
        });
    return Request.create(method, url, all, body, StandardCharsets.UTF_8, template);
  }
}
