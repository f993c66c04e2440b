package app.tune.studio.cli.check;

import app.tune.studio.cli.settings.Settings;

/**
 * Other settings that a server answers to.
 *
 * @param settings all of them
 * @param options the options that lead to them
 * @param works whether a completion came; if not, at least the one thing that was wrong is right
 */
record Alternative(Settings settings, String options, boolean works) {

  String hint() {
    return works ? "it works with " + options : "something answers there with " + options;
  }
}
