package app.tune.studio.cli.check;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.report.ConnectionHints;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.PermissionDeniedException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.error.TuneStudioException;
import java.util.regex.Pattern;

/**
 * What a failed request speaks against.
 *
 * @param suspect the setting
 * @param failure the failure
 */
record Diagnosis(Suspect suspect, TuneStudioException failure) {

  private static final Pattern TLS = Pattern.compile("\\b(HTTPS|SSL|TLS)\\b");
  private static final int METHOD_NOT_ALLOWED = 405;

  static Diagnosis of(TuneStudioException failure) {
    return new Diagnosis(suspect(failure), failure);
  }

  private static Suspect suspect(TuneStudioException failure) {
    if (failure instanceof ConnectionException
        || failure instanceof CallTimeoutException
        || isNotHttp(failure)
        || wantsTls(failure)) {
      return Suspect.BASE_URL;
    } else if (failure instanceof AuthenticationException
        || failure instanceof PermissionDeniedException
        || failure instanceof CredentialsException) {
      return Suspect.KEY;
    } else if (failure instanceof ApiException refusal && refusal.isAbout(RequestShape.model())) {
      return Suspect.MODEL;
    } else if (failure instanceof NotFoundException
        || failure instanceof RedirectException
        || failure instanceof ProtocolException
        || failure.status() == METHOD_NOT_ALLOWED) {
      return Suspect.PATH;
    }
    return Suspect.COMPLETION;
  }

  private static boolean isNotHttp(TuneStudioException failure) {
    return failure instanceof ProtocolException && failure.status() == 0;
  }

  /** Servers with TLS respond to plain HTTP in words of their own, if in HTTP at all. */
  private static boolean wantsTls(TuneStudioException failure) {
    return failure instanceof BadRequestException
        && failure.url().startsWith("http:")
        && TLS.matcher(failure.bodyText()).find();
  }

  /** Returns what to try where no other settings were found to work. */
  String hint(Settings settings) {
    return switch (suspect) {
      case BASE_URL -> ConnectionHints.of(failure);
      case PATH ->
          "none of the paths that servers of this protocol have was found there; is it the right server?";
      case KEY ->
          settings.keyOrigin().isEmpty()
              ? "the server requires a key: --api-key-file, TUNE_API_KEY or api-key-file in "
                  + settings.configFile()
              : "the key is not accepted, neither bare nor after Bearer; does it belong to this server?";
      case MODEL -> "name one of the models that the server has with --model";
      case COMPLETION -> "the settings were understood; the message is the server's own";
    };
  }
}
