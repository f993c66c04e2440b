package app.tune.studio.cli.check;

import app.tune.studio.cli.settings.Settings;
import app.tune.studio.client.error.TuneStudioException;
import org.jspecify.annotations.Nullable;

/**
 * Other settings that take a request further.
 *
 * @param settings all of them
 * @param options the options that lead to them
 * @param next what is wrong after that, or null where a completion came
 */
record Alternative(Settings settings, String options, @Nullable TuneStudioException next) {

  boolean works() {
    return next == null;
  }

  String hint() {
    return next == null ? "it works with " + options : "use " + options + "; the next failure is:";
  }
}
