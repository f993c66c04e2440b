import org.jspecify.annotations.NullMarked;

/**
 * In-process test servers that implement the text completions contract, or violate it on demand.
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
