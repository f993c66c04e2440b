package app.tune.studio.spring.autoconfigure;

import app.tune.studio.model.StringOrList;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;

/**
 * Gives an untyped value of properties the types of the contract, at every level. A value that does
 * not fit stays as it is: the member's setter refuses it and says what it must be.
 */
final class ContractValue {

  private static final ResolvableType UNTYPED = ResolvableType.forClass(Object.class);

  private ContractValue() {}

  static @Nullable Object of(@Nullable Object value, ResolvableType type) {
    Class<?> target = type.resolve(Object.class);
    if (value == null) {
      return null;
    } else if (target == Object.class) {
      return Scalars.typed(value);
    } else if (target == List.class) {
      return list(value, type.getGeneric(0));
    } else if (target == StringOrList.class) {
      return value instanceof Map<?, ?> map
          ? Scalars.elements(map).<Object>map(it -> it).orElse(map)
          : value;
    } else if (value instanceof Map<?, ?> map) {
      return target == Map.class
          ? members(map, Map.of(), type.getGeneric(1))
          : members(map, membersOf(target), UNTYPED);
    }
    return scalar(value, target);
  }

  private static Object list(Object value, ResolvableType element) {
    if (value instanceof Map<?, ?> map) {
      return Scalars.elements(map).<Object>map(elements -> list(elements, element)).orElse(map);
    }
    if (value.equals("")) {
      return List.of(); // what an empty list in YAML becomes
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (Object it : value instanceof List<?> list ? list : List.of(value)) {
      elements.add(of(it, element));
    }
    return elements;
  }

  private static Map<String, @Nullable Object> members(
      Map<?, ?> values, Map<String, ResolvableType> types, ResolvableType otherwise) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          members.put(name, of(value, types.getOrDefault(name, otherwise)));
        });
    return members;
  }

  private static Map<String, ResolvableType> membersOf(Class<?> model) {
    Map<String, ResolvableType> types = new LinkedHashMap<>();
    for (Field field : model.getDeclaredFields()) {
      JsonProperty member = field.getAnnotation(JsonProperty.class);
      if (member != null) {
        types.put(member.value(), ResolvableType.forField(field));
      }
    }
    return types;
  }

  private static @Nullable Object scalar(Object value, Class<?> type) {
    Class<?> target = onTheWire(type);
    try {
      return target == String.class
              || target == Boolean.class
              || Number.class.isAssignableFrom(target)
          ? ApplicationConversionService.getSharedInstance().convert(value, target)
          : value;
    } catch (ConversionException e) {
      return value;
    }
  }

  /** Returns what a value of the contract, such as an enumeration, is made from. */
  private static Class<?> onTheWire(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(JsonCreator.class) && method.getParameterCount() == 1) {
        return method.getParameterTypes()[0];
      }
    }
    return type;
  }
}
