import org.jspecify.annotations.NullMarked;

/**
 * Servers in the process of a test that keep the contract of text completions, or break it.
 *
 * <p>Read {@link app.tune.studio.testkit.TuneStudioServer} first, which really completes text; then
 * {@link app.tune.studio.testkit.script.ScriptedServer} with {@link
 * app.tune.studio.testkit.script.Answer}, which responds as a test scripts it, {@link
 * app.tune.studio.testkit.junit.TuneStudioExtension} for JUnit, and {@link
 * app.tune.studio.testkit.replay.RecordingProxy} to record a real server.
 */
@NullMarked
module app.tune.studio.testkit {
  requires transitive app.tune.studio.generated;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires static transitive org.jspecify;
  requires static feign.core;
  requires static info.picocli;
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;

  exports app.tune.studio.testkit;
  exports app.tune.studio.testkit.assertj;
  exports app.tune.studio.testkit.junit;
  exports app.tune.studio.testkit.replay;
  exports app.tune.studio.testkit.script;
  exports app.tune.studio.testkit.tls;

  opens app.tune.studio.testkit to
      info.picocli;
  opens app.tune.studio.testkit.junit to
      org.junit.platform.commons;
}
