package app.tune.studio.cli.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.RegexTransformer;

/** Names for the options of members that no other option has, not even in its negated form. */
final class OptionNames {

  private static final String NEGATED = "--no-";
  private static final RegexTransformer NEGATION = RegexTransformer.createDefault();

  private final CommandSpec command;
  private final Set<String> taken = new HashSet<>();

  private OptionNames(CommandSpec command, Collection<String> reserved) {
    this.command = command;
    taken.addAll(command.optionsMap().keySet());
    taken.addAll(command.negatedOptionsMap().keySet());
    taken.addAll(reserved);
  }

  /**
   * Returns a name for each member: its own, or one that begins with {@code request}. A member for
   * which both are taken has none.
   */
  static Map<RequestMember, String> of(
      CommandSpec command, Collection<RequestMember> members, Collection<String> reserved) {
    OptionNames names = new OptionNames(command, reserved);
    Map<RequestMember, String> options = new HashMap<>();
    // a flag keeps its negated form, wherever the contract names a member that is called like that
    members.stream()
        .sorted(Comparator.comparing(member -> member.option().startsWith(NEGATED)))
        .forEach(
            member -> {
              String name = names.free(member);
              if (name != null) {
                options.put(member, name);
              }
            });
    return options;
  }

  private @Nullable String free(RequestMember member) {
    for (String name : List.of(member.option(), "--request-" + member.option().substring(2))) {
      List<String> forms =
          member.isFlag() ? List.of(name, NEGATION.makeNegative(name, command)) : List.of(name);
      if (forms.stream().noneMatch(taken::contains)) {
        taken.addAll(forms);
        return name;
      }
    }
    return null;
  }
}
