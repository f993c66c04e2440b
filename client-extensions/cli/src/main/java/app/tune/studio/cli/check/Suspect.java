package app.tune.studio.cli.check;

/** What a failure may be due to, in the order in which a request meets them. */
enum Suspect {
  BASE_URL("base URL"),
  PATH("path"),
  KEY("key"),
  MODEL("model"),
  COMPLETION("completion");

  private final String label;

  Suspect(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
