package app.tune.studio.spark;

/**
 * Ends a task, and with it the job: no further request makes sense (wrong key, no money, no quota),
 * or more completions failed than were allowed.
 */
public final class CompletionsStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CompletionsStoppedException(String message, Exception cause) {
    super(message, cause);
  }
}
