package app.tune.studio.spring.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.ResolvableType;

/**
 * The type that the contract gives a member. Spring binds texts, numbers and booleans, and lists
 * and maps of them. Of objects it would keep only the members that the contract names, and of
 * untyped values nothing, so these are read untyped and converted afterwards.
 */
record MemberType(ResolvableType type) {

  /** Returns the value that is set under one of some names. */
  Optional<?> find(ClientProperties properties, List<String> names) {
    return isBoundBySpring()
        ? properties.find(names, Bindable.of(type))
        : properties.find(names).map(value -> ContractValue.of(value, type));
  }

  private boolean isBoundBySpring() {
    Class<?> target = type.toClass();
    if (target == List.class) {
      return isScalar(type.getGeneric(0).toClass());
    }
    return isScalar(target == Map.class ? type.getGeneric(1).toClass() : target);
  }

  private static boolean isScalar(Class<?> type) {
    return type == String.class || type == Boolean.class || Number.class.isAssignableFrom(type);
  }
}
