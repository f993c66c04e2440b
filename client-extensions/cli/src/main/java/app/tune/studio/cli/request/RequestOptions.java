package app.tune.studio.cli.request;

import app.tune.studio.cli.report.UsageException;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An option for each member of the request, whatever the contract says there is. */
public final class RequestOptions {

  private static final String SET = "--set";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // as a double, a decimal number would lose digits
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Map<String, RequestMember> members = new LinkedHashMap<>();

  private RequestOptions() {}

  /**
   * Adds the options to a command, after its own, whose names they leave alone.
   *
   * @param command the command
   * @param without wire names of members that the command sets in another way
   * @return the options
   */
  public static RequestOptions addTo(CommandSpec command, Set<String> without) {
    return addTo(
        command,
        RequestMember.all().stream().filter(member -> !without.contains(member.name())).toList());
  }

  static RequestOptions addTo(CommandSpec command, List<RequestMember> members) {
    RequestOptions options = new RequestOptions();
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().heading("%nRequest:%n").validate(false).order(10);
    Map<RequestMember, String> names = OptionNames.of(command, members, Set.of(SET));
    for (RequestMember member : members) {
      String name = names.get(member);
      if (name != null) {
        options.members.put(name, member);
        group.addArg(member.spec(name).build());
      }
    }
    group.addArg(
        OptionSpec.builder(SET)
            .type(Map.class)
            .auxiliaryTypes(String.class, String.class)
            .paramLabel("NAME=JSON")
            .description("Any other member of the request, as --set seed=7. May be repeated.")
            .build());
    command.addArgGroup(group.build());
    command.resourceBundle(new MemberDescriptions(options.members.values()));
    return options;
  }

  /**
   * Reads the members from a command line.
   *
   * @param parsed the parsed command line
   * @param usual values for what the command line does not set, by their wire names or by those of
   *     the options: both {@code max_tokens} and {@code max-tokens}
   * @return values by their wire names
   * @throws UsageException if a value of {@code --set} is not JSON
   */
  public Map<String, @Nullable Object> values(
      ParseResult parsed, Map<String, ? extends @Nullable Object> usual) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    usual.forEach((name, value) -> values.put(wireName(name), value));
    members.forEach(
        (option, member) -> {
          if (parsed.hasMatchedOption(option)) {
            Object value = parsed.matchedOptionValue(option, null);
            values.put(member.name(), member.isJson() ? jsonOrText(value) : value);
          }
        });
    Map<String, String> others = parsed.matchedOptionValue(SET, Map.of());
    others.forEach((name, json) -> values.put(wireName(name), json(name, json)));
    return values;
  }

  /** A name with dashes would otherwise be sent as it is, and ignored by the server. */
  private static String wireName(String name) {
    return RequestMember.all().stream()
        .filter(member -> member.option().equals("--" + name))
        .findFirst()
        .map(RequestMember::name)
        .orElse(name);
  }

  /**
   * Builds a request.
   *
   * @param prompt the prompt
   * @param values the other members, by their wire names
   * @return the request
   * @throws UsageException if a value does not fit its member or breaks a limit, named by its
   *     option
   */
  public TextCompletionRequest build(
      String prompt, Map<String, ? extends @Nullable Object> values) {
    TextCompletionRequestBuilder request = TextCompletionRequest.builder();
    try {
      values.forEach(request::put);
      return request.prompt(prompt).build();
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** The message begins with the wire name, users know the option. */
  private UsageException refused(IllegalArgumentException refusal) {
    String message = String.valueOf(refusal.getMessage());
    for (Map.Entry<String, RequestMember> option : members.entrySet()) {
      String name = option.getValue().name();
      if (message.matches("(?s)\\Q" + name + "\\E\\b.*")) {
        return new UsageException(option.getKey() + message.substring(name.length()), refusal);
      }
    }
    return new UsageException(message, refusal);
  }

  private static Object json(String name, String text) {
    if (name.isBlank()) {
      throw new UsageException(SET + ": must be NAME=JSON, was =" + text);
    }
    try {
      JsonNode value = JSON.readTree(text);
      if (!value.isMissingNode()) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // the message below says more to a user than the parser's
    }
    throw new UsageException(
        SET
            + " "
            + name
            + ": must be JSON, was "
            + text
            + "; text needs quotes: '"
            + name
            + "=\""
            + text
            + "\"'");
  }

  private static Object jsonOrText(@Nullable Object value) {
    String text = String.valueOf(value);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
