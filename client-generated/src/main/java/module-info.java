import org.jspecify.annotations.NullMarked;

/**
 * The Feign interfaces and the immutable models that are generated from the contract.
 *
 * <p>{@link app.tune.studio.api.TextCompletionsApi} is the interface, {@link
 * app.tune.studio.model.TextCompletionRequest} what it sends, {@link
 * app.tune.studio.model.TextCompletion} and {@link app.tune.studio.model.TextCompletionChunk} what
 * it returns. The module {@code app.tune.studio.client} calls it, with retries, timeouts and typed
 * errors.
 */
@NullMarked
module app.tune.studio.generated {
  requires com.fasterxml.jackson.annotation;
  requires transitive com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires static lombok;
  requires static transitive org.jspecify;

  exports app.tune.studio.api;
  exports app.tune.studio.model;

  opens app.tune.studio.model to
      com.fasterxml.jackson.databind;
}
