import org.jspecify.annotations.NullMarked;

/** A server in the process of a test that keeps the contract of text completions. */
@NullMarked
module app.tune.studio.testkit {
  requires app.tune.studio.generated;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports app.tune.studio.testkit;
  exports app.tune.studio.testkit.junit;
  exports app.tune.studio.testkit.replay;
  exports app.tune.studio.testkit.script;
}
