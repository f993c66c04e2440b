/**
 * A small HTTP/1.1 server on one selector: every write goes out at once, a peer that leaves is
 * noticed at once, and an open stream costs no thread.
 *
 * <p>Internal to the testkit, and no API. The JDK's own server notices a departed client only when
 * it writes, and holds small writes back (Nagle) unless a system property of the process is set.
 */
@NullMarked
package app.tune.studio.testkit.http;

import org.jspecify.annotations.NullMarked;
