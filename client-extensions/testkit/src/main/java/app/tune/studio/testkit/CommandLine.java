package app.tune.studio.testkit;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.TextCompletionRequest;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a server by options, and says in words what a user got wrong. */
final class CommandLine {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_OPTIONS = 2;

  private static final String HELP =
      """
      Serves text completions on this machine, out of a small language model.

        --port N               the port; 0 or none: a free one
        --key KEY              the key that clients have to send
        --no-key               ask for no key
        --organization NAME    refuse requests that name another organization
        --path PATH            the path; /v1/completions stands in for servers of that protocol
        --seed N               the same request always gets the same answer
        --delay-per-token MS   milliseconds that each token takes
        --model NAME           a model's name; may be given several times, the first is the default
        --help                 this text\
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final Consumer<TuneStudioServer> serving;

  /**
   * Prepares a run.
   *
   * @param serving is called with the started server, and returns when it is to be ended
   */
  CommandLine(PrintStream out, PrintStream err, Consumer<TuneStudioServer> serving) {
    this.out = out;
    this.err = err;
    this.serving = serving;
  }

  /** Serves, or says what is wrong; returns the status to exit with. */
  int run(String... args) {
    if (List.of(args).contains("--help")) {
      out.println(HELP);
      return OK;
    }
    TuneStudioServerBuilder builder = TuneStudioServer.builder();
    boolean withKey;
    try {
      withKey = read(args, builder);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + " (--help tells all options)");
      return BAD_OPTIONS;
    }
    try (TuneStudioServer server = builder.start()) {
      announce(server, withKey);
      serving.accept(server);
      return OK;
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  /** Reads the options and tells whether a key is asked for. */
  private static boolean read(String[] args, TuneStudioServerBuilder builder) {
    List<String> models = new ArrayList<>();
    boolean withKey = true;
    Iterator<String> words = List.of(args).iterator();
    while (words.hasNext()) {
      String word = words.next();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      @Nullable String attached = equals < 0 ? null : word.substring(equals + 1);
      if (name.equals("--no-key") && attached == null) {
        withKey = false;
        continue;
      }
      Option option = Option.named(name);
      if (attached == null && !words.hasNext()) {
        throw new IllegalArgumentException("The option " + name + " needs a value");
      }
      String value = attached == null ? words.next() : attached;
      switch (option) {
        case PORT -> builder.port((int) number(name, value, 0xFFFF));
        case KEY -> builder.apiKey(value);
        case ORGANIZATION -> builder.organization(value);
        case PATH -> builder.path(value);
        case SEED -> builder.seed(number(name, value, Long.MAX_VALUE));
        case DELAY_PER_TOKEN ->
            builder.delayPerToken(Duration.ofMillis(number(name, value, Integer.MAX_VALUE)));
        case MODEL -> models.add(value);
      }
    }
    if (!models.isEmpty()) {
      builder.models(models);
    }
    builder.requireKey(withKey);
    return withKey;
  }

  private void announce(TuneStudioServer server, boolean withKey) {
    out.println("Serving " + server.url() + (withKey ? " with key " + server.apiKey() : ""));
    out.println("Try: " + curl(server, withKey));
    out.println("End with Ctrl-C.");
    out.flush();
  }

  private static String curl(TuneStudioServer server, boolean withKey) {
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("Once upon a time").stream(true).build();
    return "curl -N "
        + server.url()
        + (withKey ? header(TextCompletionsApi.AUTHORIZATION, server.apiKey()) : "")
        + header("Content-Type", MediaType.JSON)
        + " -d '"
        + new String(Reply.json(request), StandardCharsets.UTF_8)
        + "'";
  }

  private static String header(String name, String value) {
    return " -H '" + name + ": " + value + "'";
  }

  private static long number(String name, String value, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, in the same words as a number that is out of range
    }
    throw new IllegalArgumentException(
        "The option " + name + " needs a whole number from 0 to " + most + ", not " + value);
  }

  private enum Option {
    PORT,
    KEY,
    ORGANIZATION,
    PATH,
    SEED,
    DELAY_PER_TOKEN,
    MODEL;

    static Option named(String name) {
      for (Option option : values()) {
        if (name.equals("--" + option.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
          return option;
        }
      }
      throw new IllegalArgumentException("There is no option " + name);
    }
  }
}
