package app.tune.studio.cli.check;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.check.Probe.Outcome;
import app.tune.studio.cli.report.UsageException;
import app.tune.studio.cli.settings.Setting;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.cli.settings.Value;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.error.TuneStudioException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for settings that work in place of one that does not. The first that does ends it. */
final class Alternatives {

  private static final String ORIGIN = "check";

  /** Where servers of the OpenAI kind begin. */
  private static final String VERSION = "/v1";

  private final Probe probe;
  private final Settings settings;

  Alternatives(Probe probe, Settings settings) {
    this.probe = probe;
    this.settings = settings;
  }

  Optional<Alternative> find(Suspect suspect) {
    return switch (suspect) {
      case PATH -> address();
      case KEY -> scheme();
      default -> Optional.empty();
    };
  }

  private Optional<Alternative> address() {
    String base = text(Setting.BASE_URL, TextCompletionsApi.BASE_URL).replaceAll("/+$", "");
    String path = text(Setting.PATH, TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH);
    for (String otherBase : bases(base)) {
      for (String otherPath : paths(path)) {
        if (!otherBase.equals(base) || !otherPath.equals(path)) {
          Optional<Alternative> found = at(otherBase, otherPath);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The address with and without a version, and the same for the bare server. */
  private static Set<String> bases(String base) {
    String without = base.endsWith(VERSION) ? base.substring(0, base.length() - 3) : base;
    String server = base.replaceFirst("^(\\w+://[^/]+).*", "$1");
    return new LinkedHashSet<>(
        Arrays.asList(base, without + VERSION, without, server + VERSION, server));
  }

  private static Set<String> paths(String path) {
    return new LinkedHashSet<>(
        Arrays.asList(
            path,
            TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH,
            TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH));
  }

  private Optional<Alternative> at(String base, String path) {
    Settings other =
        settings
            .with(Setting.BASE_URL, new Value(base, ORIGIN))
            .with(Setting.PATH, new Value(path, ORIGIN));
    Outcome outcome;
    try {
      outcome = probe.plain(other);
    } catch (UsageException e) { // a base URL that includes the path
      return Optional.empty();
    }
    String options =
        Setting.BASE_URL.option() + " " + base + " " + Setting.PATH.option() + " " + path;
    TuneStudioException failure = outcome.failure();
    boolean right = failure == null || Diagnosis.of(failure).suspect().compareTo(Suspect.PATH) > 0;
    return right ? Optional.of(new Alternative(other, options, failure)) : Optional.empty();
  }

  private Optional<Alternative> scheme() {
    if (settings.keyOrigin().isEmpty()) {
      return Optional.empty();
    }
    KeyScheme used = KeyScheme.of(text(Setting.KEY_SCHEME, KeyScheme.BARE.toString()));
    for (KeyScheme scheme : List.of(KeyScheme.BEARER, KeyScheme.BARE)) {
      Settings other = settings.with(Setting.KEY_SCHEME, new Value(scheme.toString(), ORIGIN));
      if (!scheme.toString().equals(used.toString()) && probe.plain(other).failure() == null) {
        String options = Setting.KEY_SCHEME.option() + " " + scheme;
        return Optional.of(new Alternative(other, options, null));
      }
    }
    return Optional.empty();
  }

  private String text(Setting setting, String usual) {
    return settings.value(setting).map(Value::text).orElse(usual);
  }
}
