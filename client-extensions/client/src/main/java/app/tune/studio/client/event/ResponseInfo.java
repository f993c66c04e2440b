package app.tune.studio.client.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a response. Immutable.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface ResponseInfo {

  /** {@return the HTTP status} */
  int status();

  /** {@return the headers as received; names are case-insensitive} */
  Map<String, List<String>> headers();

  /** {@return the server's id of the request, or null} */
  @Nullable String requestId();
}
