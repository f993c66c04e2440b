/**
 * A server that misbehaves on demand: scripted answers over plain loopback sockets, and probes for
 * what it saw. Needs nothing but the JDK.
 */
@NullMarked
package app.tune.studio.testkit.script;

import org.jspecify.annotations.NullMarked;
