package app.tune.studio.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A rule, a change of the contract that violates it, and the beginning of its finding. */
record Breakage(String rule, String text, String replacement, String finding) {

  private static final Pattern SCHEMA = Pattern.compile("#/components/schemas/(\\w+)");

  static Stream<Breakage> all() {
    String operation = "#/paths/~1text~1completions/post";
    String stream = operation + "/responses/200/content/text~1event-stream";
    String schemas = "#/components/schemas/";
    return Stream.of(
        new Breakage(
            "a reference leads somewhere",
            "$ref: '#/components/schemas/Usage'",
            "$ref: '#/components/schemas/Usages'",
            schemas + "TextCompletion/properties/usage: nothing is at #/components/schemas/Usages"),
        new Breakage(
            "methods differ",
            "components:\n",
            """
              /other:
                get:
                  operationId: createTextCompletion
                  tags: [TextCompletions]
                  summary: Another operation.
                  description: Another operation.
                  responses:
                    '204':
                      description: Nothing.
            components:
            """,
            "#/paths: two methods have the same name: createTextCompletion"),
        new Breakage(
            "an operation is named",
            "tags: [TextCompletions]",
            "tags: [Other]",
            operation + ": an operation needs an operationId and one of the tags"),
        new Breakage(
            "a header is named",
            "- $ref: '#/components/parameters/OrganizationId'",
            "- {name: X-Org-Id, in: header, description: None., schema: {type: string}}",
            operation + "/parameters/0: a header needs a $ref"),
        new Breakage(
            "a text is a literal",
            "terminator: '[DONE]'",
            "terminator: '\"'",
            stream + "/x-event-stream: a terminator and the values"),
        new Breakage(
            "a body has a schema of its own",
            "$ref: '#/components/schemas/TextCompletion'\n",
            "{type: object, additionalProperties: true}\n",
            operation + "/responses/200/content/application~1json: the schema of a body needs"),
        new Breakage(
            "a request is checked",
            "      x-request: true\n",
            "",
            schemas + "TextCompletionRequest: part of a request"),
        new Breakage(
            "a response is not checked",
            "    Usage:\n",
            "    Usage:\n      x-request: true\n",
            schemas + "Usage: part of a response"),
        new Breakage(
            "an enum is named",
            "x-observed-values: [stop, length]",
            "enum: [stop, length]",
            schemas + "CompletionChoice/properties/finish_reason: an enum needs a name"),
        new Breakage(
            "an object is named",
            "$ref: '#/components/schemas/Usage'",
            "{type: object, additionalProperties: true, description: None., properties: {}}",
            schemas + "TextCompletion/properties/usage: an object with properties needs a name"),
        new Breakage(
            "an object is open",
            "leaves its members open.\n      additionalProperties: true\n",
            "leaves its members open.\n",
            schemas + "CompletionChoice: an object needs additionalProperties"),
        new Breakage(
            "an object is open",
            "leaves its members open.\n      additionalProperties: true\n",
            "leaves its members open.\n      additionalProperties: false\n",
            schemas + "CompletionChoice: an object needs additionalProperties"),
        new Breakage(
            "no default",
            "          minimum: 1\n",
            "          minimum: 1\n          default: 1\n",
            schemas + "TextCompletionRequest/properties/n: a default would be sent"),
        new Breakage(
            "a composition is known",
            "        code:\n",
            "        code:\n          oneOf: [{type: string}, {type: integer}]\n",
            schemas + "ErrorDetail/properties/code: the templates know allOf of objects"),
        new Breakage(
            "nullable has a type",
            "        code:\n",
            "        code:\n          nullable: true\n",
            schemas + "ErrorDetail/properties/code: nullable needs a type"),
        new Breakage(
            "a format is known",
            "created:\n          type: integer\n          format: int64",
            "created:\n          type: integer\n          format: date-time",
            schemas + "TextCompletion/properties/created: the templates do not know the format"),
        new Breakage(
            "what is required is declared",
            "required: [prompt]",
            "required: [promt]",
            schemas + "TextCompletionRequest: required, but no property: promt"),
        new Breakage(
            "a description is there",
            "          description: The output sequences.\n",
            "",
            schemas + "TextCompletion/properties/choices: needs a description"),
        new Breakage(
            "a summary is there",
            "      summary: Creates a completion of a text prompt.\n",
            "",
            operation + ": needs a summary"),
        new Breakage(
            "a description fits into javadoc",
            "The output sequences.",
            "The end */ of a comment.",
            schemas + "TextCompletion/properties/choices: a description must not hold"),
        new Breakage(
            "a summary fits into javadoc",
            "summary: Creates a completion of a text prompt.",
            "summary: 'Creates a {@link Completion}.'",
            operation + ": a summary must not hold an at sign"),
        new Breakage(
            "every word is known",
            "x-observed-values: [text_completion]",
            "x-observd-values: [text_completion]",
            schemas
                + "TextCompletion/properties/object: the templates do not know x-observd-values"),
        new Breakage(
            "a stream is described",
            "                terminator: '[DONE]'\n",
            "",
            stream + ": a stream needs x-event-stream with a terminator"),
        new Breakage(
            "a stream names members of the request",
            "count: n\n",
            "count: choices\n",
            stream + ": x-event-stream names what is no member of the request: choices"),
        new Breakage(
            "a stream is turned on by a boolean",
            "member: stream\n",
            "member: prompt\n",
            stream + ": x-event-stream needs a boolean"),
        new Breakage(
            "a stream has chunks",
            "    TextCompletionChunk:\n      type: object\n      x-event-stream-chunk: true\n",
            "    TextCompletionChunk:\n      type: object\n",
            stream + ": the schema of a stream needs x-event-stream-chunk"),
        new Breakage(
            "a chunk has choices",
            "CompletionChoice'\n          description: What this event adds",
            "Usage'\n          description: What this event adds",
            schemas + "TextCompletionChunk: a chunk needs choices"),
        new Breakage(
            "a text of a chunk is text",
            "        choices:\n",
            "        text:\n          type: integer\n          description: None.\n        choices:\n",
            schemas + "TextCompletionChunk: the text of a chunk is a string"),
        new Breakage(
            "a choice has its members",
            "        index:\n",
            "        position:\n",
            schemas + "CompletionChoice: a choice needs an index that is an integer"),
        new Breakage(
            "a text path leads to a string",
            "      x-event-stream-choice: true\n",
            "      x-event-stream-choice: true\n      x-text-path: [delta, content]\n",
            schemas + "CompletionChoice: x-text-path does not lead to a string"),
        new Breakage(
            "the parser understands it",
            "summary: A response that ended at its token limit.",
            "summary: [1]",
            ": attribute components.examples.PlainResponse.summary"),
        new Breakage("the parser understands it", "post:\n", "post:\n      tags: [Twice]\n", ":"));
  }

  String apply(Path contract) throws IOException {
    String yaml = Files.readString(contract);
    int start = yaml.indexOf(text, Math.max(0, yaml.indexOf(head())));
    assertThat(start).as(text).isNotNegative();
    return yaml.substring(0, start) + replacement + yaml.substring(start + text.length());
  }

  /** Returns the first line of the schema or operation of the finding. */
  private String head() {
    Matcher schema = SCHEMA.matcher(finding);
    return schema.find() ? "\n    " + schema.group(1) + ":\n" : "\n  /text/completions:\n";
  }

  @Override
  public String toString() {
    return rule;
  }
}
