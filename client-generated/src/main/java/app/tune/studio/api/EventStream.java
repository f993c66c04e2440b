package app.tune.studio.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks a method whose response is a stream of server-sent events, one chunk each. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface EventStream {

  /** {@return the data of the event that ends the stream, as sent by the server} */
  String terminator();

  /** {@return the request member that turns streaming on, by its wire name} */
  String member();

  /** {@return the request member that says how many choices are requested, empty if none does} */
  String count() default "";

  /**
   * {@return the request member that may hold several inputs, each of which gets its own choices;
   * empty if none does} An array of strings, or of arrays, holds one input per element; anything
   * else is a single input.
   */
  String inputs() default "";

  /** {@return the request member that names the model, empty if none does} */
  String model() default "";

  /** {@return the event type, and the field name of a line, that reports an error} */
  String error() default "error";

  /** One event of a stream, or the plain response, which is all of it at once. */
  interface Chunk {

    /** {@return what this event adds to the choices, without null elements, or null} */
    @Nullable List<? extends Choice> choices();

    /** {@return the members that the contract does not name} */
    Map<String, @Nullable Object> additionalProperties();

    /** {@return what the request used, or null where this chunk does not say} */
    default @Nullable Object usage() {
      return null;
    }

    /** {@return the text of the choice with index 0, empty if there is none} */
    default String text() {
      List<? extends Choice> all = choices();
      for (Choice choice : all == null ? List.<Choice>of() : all) {
        Integer index = choice.index();
        if (index == null || index == 0) {
          String text = choice.text();
          return text == null ? "" : text;
        }
      }
      return "";
    }
  }

  /** Names the members of a choice, by their wire names, that lead to its text. */
  @Documented
  @Retention(RUNTIME)
  @Target(TYPE)
  @interface TextPath {

    /** {@return the wire names, from the choice to the text} */
    String[] value();
  }

  /** One choice of a response, or a part of it in a stream. */
  interface Choice {

    /** {@return the position of the choice from 0, or null} */
    @Nullable Integer index();

    /** {@return the text, in a stream the next part of it, or null} */
    @Nullable String text();

    /** {@return why the choice ended, or null while it goes on} */
    @Nullable String finishReason();

    /** {@return the members that the contract does not name} */
    Map<String, @Nullable Object> additionalProperties();
  }
}
