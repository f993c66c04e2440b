package app.tune.studio.cli.check;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.check.Probe.Outcome;
import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.cli.settings.Setting;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.cli.settings.Value;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.error.TuneStudioException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plain and a streamed completion and says which settings the responses speak for. At most
 * two requests succeed; those that look for other settings are sent only after one has failed.
 */
final class Check {

  private final Settings settings;
  private final Probe probe;
  private final Checklist list;

  Check(Settings settings, Probe probe, Checklist list) {
    this.settings = settings;
    this.probe = probe;
    this.list = list;
  }

  /** Runs the check and returns the code of the first failure. */
  ExitCode run(@Nullable String model) {
    list.title("At most two completions of one token each are made, and paid for.");
    if (Files.exists(settings.configFile())) {
      list.ok("config", settings.configFile().toString());
    }
    Outcome plain = probe.plain(settings);
    TuneStudioException failure = plain.failure();
    if (failure == null) {
      list.ok("base URL", baseUrl());
      list.ok("path", path());
      list.ok("key", key());
      list.ok("model", model(model));
      list.ok("completion", plain.detail());
      return streaming(settings, "");
    }
    Diagnosis diagnosis = Diagnosis.of(failure);
    Optional<Alternative> found = new Alternatives(probe, settings).find(diagnosis.suspect());
    line(Suspect.BASE_URL, baseUrl(), diagnosis, found);
    line(Suspect.PATH, path(), diagnosis, found);
    line(Suspect.KEY, key(), diagnosis, found);
    line(Suspect.MODEL, model(model), diagnosis, found);
    line(Suspect.COMPLETION, "", diagnosis, found);
    if (found.isPresent() && found.get().works()) {
      streaming(found.get().settings(), " with " + found.get().options());
    } else {
      list.unknown("streaming", "not tried");
    }
    return ExitCode.of(failure);
  }

  private ExitCode streaming(Settings working, String how) {
    Outcome streamed = probe.streamed(working);
    TuneStudioException failure = streamed.failure();
    if (failure == null) {
      list.ok("streaming", streamed.detail() + how);
      return ExitCode.OK;
    }
    list.failed("streaming", how.strip());
    list.detail(failure.reason());
    list.hint("plain completions work: use --no-stream");
    return ExitCode.of(failure);
  }

  private void line(
      Suspect subject, String value, Diagnosis diagnosis, Optional<Alternative> found) {
    int order = subject.compareTo(diagnosis.suspect());
    if (order < 0) {
      list.ok(subject.label(), value);
    } else if (order > 0) {
      list.unknown(subject.label(), value.isEmpty() ? "not reached" : value);
    } else {
      list.failed(subject.label(), value);
      list.detail(diagnosis.failure().reason());
      list.hint(found.map(Alternative::hint).orElseGet(() -> diagnosis.hint(settings)));
      found.map(Alternative::next).map(TuneStudioException::reason).ifPresent(list::detail);
    }
  }

  private String baseUrl() {
    return described(Setting.BASE_URL, TextCompletionsApi.BASE_URL);
  }

  private String path() {
    return described(Setting.PATH, TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH);
  }

  private String key() {
    String scheme = described(Setting.KEY_SCHEME, KeyScheme.BARE.toString());
    return settings.keyOrigin().map(origin -> "from " + origin + ", " + scheme).orElse("none");
  }

  private static String model(@Nullable String model) {
    return model == null ? "none, the server chooses" : model;
  }

  private String described(Setting setting, String usual) {
    Optional<Value> value = settings.value(setting);
    return value.map(v -> v.text() + "  (" + v.origin() + ")").orElse(usual + "  (default)");
  }
}
