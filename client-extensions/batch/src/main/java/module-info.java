import org.jspecify.annotations.NullMarked;

/** Completes many prompts from a file, and goes on where a killed run stopped. */
@NullMarked
module app.tune.studio.batch {
  requires transitive app.tune.studio.client;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports app.tune.studio.batch;
}
