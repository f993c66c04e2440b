package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the members of a model. Only members that are named reach a setter when JSON is read.
 *
 * @param <M> the model
 * @param <B> the builder itself
 */
@JsonAutoDetect(setterVisibility = JsonAutoDetect.Visibility.NONE)
public abstract class ModelBuilder<M extends Model, B extends ModelBuilder<M, B>> {
  private Map<String, @Nullable Object> unnamed = Collections.emptyMap();

  /** Whether a model has the map, too, so that it must not change any more. */
  private boolean shared = true;

  ModelBuilder() {}

  /**
   * Sets any member. One that the contract names is set as by its own method; others are kept as
   * they are. Code that uses this goes on working when a later contract names the member.
   *
   * @param name the wire name of the member
   * @param value its value, or null
   * @return {@code this}
   * @throws IllegalArgumentException if the contract names the member with a type that the value
   *     does not fit
   */
  @JsonAnySetter
  public B put(String name, @Nullable Object value) {
    NamedSetter setter = NamedSetter.of(getClass(), name);
    if (setter == null) {
      putUnnamed(Objects.requireNonNull(name, "name"), value);
    } else {
      setter.set(this, value);
    }
    return self();
  }

  /**
   * Sets several members, as {@link #put} does, but keeps a value that does not fit its member as
   * it is: a response may hold such a value, a request is refused when it is built.
   *
   * @param members the members by their wire names
   * @return {@code this}
   */
  public B additionalProperties(Map<String, ? extends @Nullable Object> members) {
    members.forEach(
        (name, value) -> {
          try {
            put(name, value);
          } catch (IllegalArgumentException e) {
            putUnnamed(name, value);
          }
        });
    return self();
  }

  /**
   * Removes the members that the contract does not name.
   *
   * @return {@code this}
   */
  public B clearAdditionalProperties() {
    unnamed = Collections.emptyMap();
    shared = true;
    return self();
  }

  /**
   * Builds the model.
   *
   * @return a model with the members that were set
   * @throws IllegalArgumentException if a request breaks a limit of the contract
   */
  public abstract M build();

  private void putUnnamed(String name, @Nullable Object value) {
    if (shared) {
      unnamed = new LinkedHashMap<>(unnamed);
      shared = false;
    }
    unnamed.put(name, value);
  }

  /** Returns the members that the contract does not name; later ones do not change them. */
  final Map<String, @Nullable Object> unnamed() {
    shared = true;
    return unnamed.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(unnamed);
  }

  /** Returns the same for a request, which JSON has to be able to express. */
  final Map<String, @Nullable Object> checkedUnnamed() {
    unnamed.forEach(
        (name, value) -> {
          NamedSetter setter = NamedSetter.of(getClass(), name);
          if (setter != null) {
            setter.set(this, value);
          }
          Constraints.on(name, value).finite().check();
        });
    return unnamed();
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }
}
