package app.tune.studio.batch;

import java.util.ArrayList;
import java.util.List;

/** A text with columns in braces. Immutable. */
final class PromptTemplate {

  /** Texts and columns by turns, beginning and ending with a text. */
  private final List<String> texts = new ArrayList<>();

  private final List<String> columns = new ArrayList<>();

  private PromptTemplate() {}

  static PromptTemplate parse(String template) {
    PromptTemplate parsed = new PromptTemplate();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      boolean doubled = i + 1 < template.length() && template.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        text.append(c);
        i++;
      } else if (c == '{') {
        int end = template.indexOf('}', i);
        String name = end < 0 ? "" : template.substring(i + 1, end).strip();
        if (name.isEmpty() || name.indexOf('{') >= 0) {
          throw new IllegalArgumentException(
              "template: at " + (i + 1) + ": { must be followed by a column and }, or be doubled");
        }
        parsed.texts.add(text.toString());
        parsed.columns.add(name);
        text.setLength(0);
        i = end;
      } else if (c == '}') {
        throw new IllegalArgumentException(
            "template: at " + (i + 1) + ": } must follow a column, or be doubled");
      } else {
        text.append(c);
      }
    }
    parsed.texts.add(text.toString());
    return parsed;
  }

  /** What a row has in its columns. */
  interface Row {
    String text(String column) throws FaultyLineException;
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  /** Returns the prompt of a row. */
  String fill(Row row) throws FaultyLineException {
    StringBuilder prompt = new StringBuilder(texts.get(0));
    for (int i = 0; i < columns.size(); i++) {
      prompt.append(row.text(columns.get(i))).append(texts.get(i + 1));
    }
    return prompt.toString();
  }
}
