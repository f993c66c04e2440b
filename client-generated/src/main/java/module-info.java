import org.jspecify.annotations.NullMarked;

/** The Feign interfaces and immutable models generated from the contract. */
@NullMarked
module app.tune.studio.generated {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires static lombok;
  requires static transitive org.jspecify;

  exports app.tune.studio.api;
  exports app.tune.studio.model;

  opens app.tune.studio.model to
      com.fasterxml.jackson.databind;
}
