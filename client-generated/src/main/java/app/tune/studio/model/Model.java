package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable object of the API. A member that is null is absent, and is not sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Model {

  /**
   * Returns the members that the contract does not name, in the order in which they came.
   *
   * @return an unmodifiable map from wire names to values
   */
  @JsonAnyGetter
  Map<String, @Nullable Object> additionalProperties();

  /**
   * Reads any member, whether the contract names it or not. Code that uses this goes on working
   * when a later contract names the member.
   *
   * @param name the wire name of the member
   * @return its value, or null if it is absent
   */
  default @Nullable Object member(String name) {
    Object named = NamedField.read(this, name);
    return named == null ? additionalProperties().get(name) : named;
  }

  /**
   * Returns a builder for changed copies.
   *
   * @return a builder that holds the members of this object
   */
  ModelBuilder<?, ?> toBuilder();
}
