package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The base class of model builders. When JSON is read, only members defined by the contract reach a
 * setter.
 *
 * @param <M> the model
 * @param <B> the builder itself
 */
@JsonAutoDetect(setterVisibility = JsonAutoDetect.Visibility.NONE)
public abstract class ModelBuilder<M extends Model, B extends ModelBuilder<M, B>> {
  private Map<String, @Nullable Object> unnamed = Collections.emptyMap();

  /** Whether a model shares the map, so that it must not be modified. */
  private boolean shared = true;

  ModelBuilder() {}

  /**
   * Sets any member. A member defined by the contract is set as by its own method; others are kept
   * as is. Code that uses this keeps working when a later contract defines the member.
   *
   * @param name the wire name of the member
   * @param value its value, or null
   * @return {@code this}
   * @throws IllegalArgumentException if the contract defines the member with a type that the value
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
   * Sets several members like {@link #put}, but keeps a value that does not fit its member as is: a
   * response may contain such a value, while building a request with it fails.
   *
   * @param members the members by wire name
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
   * Removes the members not defined by the contract.
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
   * @return the model
   * @throws IllegalArgumentException if a request violates a limit of the contract
   */
  public abstract M build();

  /** Reads one member of a response; its value is what the reader stands at. */
  void readMember(String name, ModelReader json) throws IOException {
    putUnnamed(name, json.readObject());
  }

  final void putUnnamed(String name, @Nullable Object value) {
    if (unnamed.isEmpty()) {
      unnamed = Collections.singletonMap(name, value); // most responses have one such member
      return;
    }
    if (shared) {
      unnamed = new LinkedHashMap<>(unnamed);
      shared = false;
    }
    unnamed.put(name, value);
  }

  /** Returns the members not defined by the contract; later changes do not affect the result. */
  final Map<String, @Nullable Object> unnamed() {
    if (!shared) {
      unnamed = Collections.unmodifiableMap(unnamed);
      shared = true;
    }
    return unnamed;
  }

  /** Returns the same for a request, after checking that JSON can express them. */
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
