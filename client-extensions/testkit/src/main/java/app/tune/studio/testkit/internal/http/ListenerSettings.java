package app.tune.studio.testkit.internal.http;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a listener.
 *
 * @param name the prefix of its thread names
 * @param port 0 for a free one
 * @param maxBodyBytes the maximum size of a request body
 * @param tls the server certificate, or null for plain sockets
 */
public record ListenerSettings(String name, int port, int maxBodyBytes, @Nullable SSLContext tls) {}
