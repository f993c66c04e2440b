package app.tune.studio.cli.report;

import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.TuneStudioException;
import java.util.Optional;

/** What a user may do about a failed call. */
final class Hints {

  private Hints() {}

  static Optional<String> of(TuneStudioException failure, ExitCode code) {
    return switch (code) {
      case AUTHENTICATION -> Optional.of("tune check shows which key was sent, and how");
      case CONNECTION -> Optional.of("is the server running there? tune check looks closer");
      case PROTOCOL -> Optional.of("is this the right server and path? tune check looks closer");
      case REFUSED ->
          failure instanceof NotFoundException
              ? Optional.of("tune check looks for the right base URL and path")
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
