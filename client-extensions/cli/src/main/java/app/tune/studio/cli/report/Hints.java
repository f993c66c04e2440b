package app.tune.studio.cli.report;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.TuneStudioException;
import java.util.Optional;

/** What a user may do about a failed call. */
final class Hints {

  private Hints() {}

  static Optional<String> of(TuneStudioException failure, ExitCode code) {
    return switch (code) {
      case AUTHENTICATION ->
          Optional.of("tune check shows where the key comes from and how it is sent");
      case CONNECTION -> Optional.of(ConnectionHints.of(failure));
      case PROTOCOL ->
          Optional.of(
              failure.status() == 0
                  ? ConnectionHints.of(failure)
                  : "is this the right server and path? tune check finds out more");
      case REFUSED ->
          failure instanceof NotFoundException missing ? ofMissing(missing) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofMissing(NotFoundException missing) {
    return Optional.of(
        missing.isAbout(RequestShape.model())
            ? "is the name of the model right? --model names another"
            : "tune check finds out whether base URL or path is wrong");
  }
}
