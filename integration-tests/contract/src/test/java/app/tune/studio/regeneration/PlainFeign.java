package app.tune.studio.regeneration;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.EncodeException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Feign with Jackson and nothing of ours: what the generated interfaces promise to work with. */
public final class PlainFeign {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private PlainFeign() {}

  /** Implements an interface against a server. */
  public static <T> T target(Class<T> api, String baseUrl) {
    return Feign.builder()
        .client(PlainFeign::send)
        .encoder(PlainFeign::encode)
        .decoder(PlainFeign::decode)
        .target(api, baseUrl);
  }

  /** The JDK's client, since Feign's own cannot send a PATCH. */
  private static Response send(Request request, Request.Options options) throws IOException {
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(URI.create(request.url()))
            .method(
                request.httpMethod().name(),
                request.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, values) -> values.forEach(it -> add(sent, name, it)));
    try {
      HttpResponse<byte[]> response =
          HTTP.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray());
      return Response.builder()
          .request(request)
          .status(response.statusCode())
          .body(response.body())
          .build();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void add(HttpRequest.Builder request, String name, String value) {
    if (!name.equalsIgnoreCase("Content-Length")) {
      request.header(name, value);
    }
  }

  private static void encode(Object body, Type type, RequestTemplate template) {
    try {
      template.body(JSON.writeValueAsString(body));
    } catch (IOException e) {
      throw new EncodeException("not JSON", e);
    }
  }

  private static Object decode(Response response, Type type) throws IOException {
    return response.body() == null || type == void.class
        ? null
        : JSON.readValue(response.body().asInputStream(), JSON.constructType(type));
  }
}
