package app.tune.studio.client.internal.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import app.tune.studio.client.internal.choice.ChoiceAccumulator;
import app.tune.studio.client.internal.choice.Choices;
import app.tune.studio.client.internal.json.Json;
import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.stream.Accumulator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the chunks of any operation by merging their JSON.
 *
 * <p>Choices are merged by index: their text and lists are concatenated, otherwise the last value
 * is kept. If the text is in different members of chunks and responses, such as {@code delta} and
 * {@code message}, it is moved.
 */
public final class JsonAccumulator<C, R> implements Accumulator<C, R> {

  private final ObjectMapper mapper = Json.mapper();
  private final ValueReader<R> reader;
  private final JavaType responseType;
  private final Choices texts;
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final Map<Integer, Map<String, @Nullable Object>> choices = new TreeMap<>();
  private @Nullable Class<?> choiceType;

  /** Of the chunks, which all have one type. */
  private @Nullable String choicesName;

  /** Creates an empty accumulator. */
  public JsonAccumulator(Type responseType, int maxText) {
    this.reader = ValueReader.of(responseType);
    this.responseType = mapper.constructType(responseType);
    this.texts = new Choices(maxText);
  }

  @Override
  public JsonAccumulator<C, R> add(C chunk) {
    if (!(chunk instanceof EventStream.Chunk part)) {
      return this;
    }
    List<? extends EventStream.Choice> given = part.choices();
    texts.add(given);
    Map<String, @Nullable Object> tree = tree(chunk);
    if (choicesName == null) {
      choicesName = choicesName(mapper.constructType(chunk.getClass()));
    }
    tree.remove(choicesName);
    tree.forEach(
        (member, value) -> {
          if (value != null || !members.containsKey(member)) {
            members.put(member, value);
          }
        });
    for (int i = 0; given != null && i < given.size(); i++) {
      EventStream.Choice choice = given.get(i);
      choiceType = choice.getClass();
      int index = Choices.index(choice, i);
      ChoiceAccumulator.merge(
          tree(choice), choices.computeIfAbsent(index, absent -> new LinkedHashMap<>()));
    }
    return this;
  }

  @SuppressWarnings("unchecked") // Jackson reads objects as this type
  private Map<String, @Nullable Object> tree(Object model) {
    return mapper.convertValue(model, Map.class);
  }

  /** Returns the wire name of the member that holds the choices. */
  private @Nullable String choicesName(JavaType type) {
    BeanPropertyDefinition property = choicesProperty(type);
    return property == null ? null : property.getName();
  }

  private @Nullable BeanPropertyDefinition choicesProperty(JavaType type) {
    for (BeanPropertyDefinition property :
        mapper.getSerializationConfig().introspect(type).findProperties()) {
      JavaType held = property.getPrimaryType();
      if (held.isCollectionLikeType()
          && held.getContentType().isTypeOrSubTypeOf(EventStream.Choice.class)) {
        return property;
      }
    }
    return null;
  }

  @Override
  public R response() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(members);
    BeanPropertyDefinition property = choicesProperty(responseType);
    if (property != null) {
      Class<?> target = property.getPrimaryType().getContentType().getRawClass();
      List<Map<String, @Nullable Object>> all = new ArrayList<>();
      choices.forEach((index, choice) -> all.add(completed(index, choice, target)));
      tree.put(property.getName(), all);
    }
    try (JsonParser json = mapper.valueToTree(tree).traverse()) {
      json.nextToken();
      return reader.read(json);
    } catch (IOException otherShape) {
      throw new UncheckedIOException(otherShape);
    }
  }

  private Map<String, @Nullable Object> completed(
      int index, Map<String, @Nullable Object> choice, Class<?> target) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(choice);
    TextPath from = choiceType == null ? null : choiceType.getAnnotation(TextPath.class);
    TextPath to = target.getAnnotation(TextPath.class);
    if (from != null && to != null && !from.value()[0].equals(to.value()[0])) {
      Object moved = copy.remove(from.value()[0]);
      copy.put(to.value()[0], withText(moved, to.value(), 1, texts.texts().get(index)));
    } else if (to != null && to.value().length == 1) {
      copy.put(to.value()[0], texts.texts().get(index));
    }
    return copy;
  }

  /**
   * Returns the value of a member on the path to the text, with the text at the end of the path.
   */
  private static @Nullable Object withText(
      @Nullable Object holder, String[] path, int depth, @Nullable String text) {
    if (depth == path.length) {
      return text;
    }
    if (holder == null && (text == null || text.isEmpty())) {
      return null;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (holder instanceof Map<?, ?> members) {
      members.forEach((name, value) -> copy.put(String.valueOf(name), value));
    }
    copy.put(path[depth], withText(copy.get(path[depth]), path, depth + 1, text));
    return copy;
  }

  @Override
  public Map<Integer, String> texts() {
    return texts.texts();
  }

  @Override
  public Map<Integer, String> finishReasons() {
    return texts.finishReasons();
  }

  @Override
  public boolean isFinished(int expected) {
    return texts.isFinished(expected);
  }

  @Override
  public boolean isTextTruncated() {
    return texts.isTextTruncated();
  }
}
