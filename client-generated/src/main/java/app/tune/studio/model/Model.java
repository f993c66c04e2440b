package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable object of the API. A null member is absent, and not sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Model {

  /**
   * Returns the members not defined by the contract, in the order received.
   *
   * @return an unmodifiable map from wire names to values
   */
  @JsonAnyGetter
  Map<String, @Nullable Object> additionalProperties();

  /**
   * Returns any member, whether defined by the contract or not. Code that uses this keeps working
   * when a later contract defines the member.
   *
   * @param name the wire name of the member
   * @return its value, or null if it is absent
   */
  default @Nullable Object member(String name) {
    Object named = NamedField.read(this, name);
    return named == null ? additionalProperties().get(name) : named;
  }

  /**
   * Adds the members that are sent to a map, those not defined by the contract last.
   *
   * @param into receives them by wire name
   */
  void putMembers(Map<String, @Nullable Object> into);

  /**
   * Returns a builder for modified copies.
   *
   * @return a builder preset with the members of this object
   */
  ModelBuilder<?, ?> toBuilder();
}
