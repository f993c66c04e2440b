package app.tune.studio.model;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The members without which a response is none: its choices, and what holds the text of a choice.
 */
final class DecisiveMembers {

  private DecisiveMembers() {}

  static boolean contains(ModelBuilder<?, ?> builder, String name) {
    Class<?> model = modelOf(builder);
    TextPath path = model.getAnnotation(TextPath.class);
    return (path != null && path.value()[0].equals(name))
        || isListOfChoices(NamedField.typeOf(model, name));
  }

  static boolean isText(ModelBuilder<?, ?> builder, String name) {
    return NamedField.typeOf(modelOf(builder), name) == String.class;
  }

  private static Class<?> modelOf(ModelBuilder<?, ?> builder) {
    return builder.getClass().getEnclosingClass(); // Lombok's builders are nested
  }

  private static boolean isListOfChoices(Type type) {
    return type instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && EventStream.Choice.class.isAssignableFrom(element);
  }
}
