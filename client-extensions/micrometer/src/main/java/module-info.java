import org.jspecify.annotations.NullMarked;

/** Observations and meters of the calls of a Tune Studio client. */
@NullMarked
module app.tune.studio.micrometer {
  requires transitive app.tune.studio.client;
  requires transitive micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires static context.propagation;
  requires static transitive org.jspecify;

  exports app.tune.studio.micrometer;
}
