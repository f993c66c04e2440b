package app.tune.studio.testkit.internal.http;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a listener listens.
 *
 * @param name begins the names of its threads
 * @param port 0 for a free one
 * @param maxBodyBytes the largest body of a request
 * @param tls the certificate of the server, or null for plain sockets
 */
public record ListenerSettings(String name, int port, int maxBodyBytes, @Nullable SSLContext tls) {}
