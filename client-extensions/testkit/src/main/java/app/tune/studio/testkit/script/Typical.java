package app.tune.studio.testkit.script;

import app.tune.studio.model.Usage;

/** The fixed values of typical answers, the same in each run. */
final class Typical {
  static final String ID = "cmpl-1";
  static final String MODEL = "tune-studio/scripted";
  static final long CREATED = 1_700_000_000;

  private Typical() {}

  static Usage usage(long promptTokens, long completionTokens) {
    return Usage.builder()
        .promptTokens(promptTokens)
        .completionTokens(completionTokens)
        .totalTokens(promptTokens + completionTokens)
        .build();
  }
}
