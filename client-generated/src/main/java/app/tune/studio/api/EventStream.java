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

/** Marks a method that returns a stream of server-sent events, each with one chunk. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface EventStream {

  /** {@return the data of the event that ends the stream, as sent by the server} */
  String terminator();

  /** {@return the request member that turns streaming on, by its wire name} */
  String member();

  /** {@return the request member that sets the number of choices, empty if there is none} */
  String count() default "";

  /**
   * {@return the request member that may hold several inputs, each with its own choices; empty if
   * there is none} An array of strings, or of arrays, holds one input per element; anything else is
   * a single input.
   */
  String inputs() default "";

  /** {@return the request member that names the model, empty if there is none} */
  String model() default "";

  /** {@return the event type, and the field name of a line, that reports an error} */
  String error() default "error";

  /** One event of a stream, or a whole plain response. */
  interface Chunk {

    /** {@return the additions to the choices, without null elements, or null} */
    @Nullable List<? extends Choice> choices();

    /** {@return the members not defined by the contract} */
    Map<String, @Nullable Object> additionalProperties();

    /** {@return the usage of the request, or null if this chunk has none} */
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

  /** Defines the path of members from a choice to its text. */
  @Documented
  @Retention(RUNTIME)
  @Target(TYPE)
  @interface TextPath {

    /** {@return the wire names of the members, from the choice to the text} */
    String[] value();
  }

  /** One choice of a response, or a part of one in a stream. */
  interface Choice {

    /** {@return the index of the choice, from 0, or null} */
    @Nullable Integer index();

    /** {@return the text (in a stream, its next part), or null} */
    @Nullable String text();

    /** {@return the finish reason, or null while the choice is incomplete} */
    @Nullable String finishReason();

    /** {@return the members not defined by the contract} */
    Map<String, @Nullable Object> additionalProperties();
  }
}
