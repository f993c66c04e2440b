package app.tune.studio.compatibility;

/** Where each module keeps what the last version promised, below its folder. */
final class Baseline {

  static final String API = "src/baseline/api.txt";
  static final String CONTRACT = "src/baseline/tune-studio.yaml";

  private Baseline() {}
}
