package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import app.tune.studio.model.ModelBuilder;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tolerates members of a response with a type other than that of the contract: such a member is
 * absent, and its raw value is kept among the additional properties.
 *
 * <p>The essential members stay strict: the choices, and the members of a choice that hold its
 * text.
 */
final class LenientModels extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
    if (!ModelBuilder.class.isAssignableFrom(bean.getBeanClass())) {
      return builder;
    }
    List<SettableBeanProperty> lenient = new ArrayList<>();
    for (Iterator<SettableBeanProperty> all = builder.getProperties(); all.hasNext(); ) {
      SettableBeanProperty property = all.next();
      if (!isDecisive(property, bean.getBeanClass())) {
        lenient.add(new LenientProperty(property));
      }
    }
    lenient.forEach(property -> builder.addOrReplaceProperty(property, true));
    return builder;
  }

  private static boolean isDecisive(SettableBeanProperty property, Class<?> builder) {
    boolean choices =
        property.getType().isCollectionLikeType()
            && property.getType().getContentType().isTypeOrSubTypeOf(EventStream.Choice.class);
    Class<?> model = builder.getEnclosingClass(); // Lombok's builders are nested
    TextPath path = model == null ? null : model.getAnnotation(TextPath.class);
    return choices || (path != null && property.getName().equals(path.value()[0]));
  }
}
