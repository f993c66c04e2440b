package app.tune.studio.cli.serve;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.host.Output;
import app.tune.studio.testkit.TuneStudioServer;
import java.util.ArrayList;
import java.util.List;

/** Says where a server listens and how to talk to it. */
final class Announcement {

  /** Which key clients have to send. */
  enum Key {
    /** None. */
    NONE,
    /** The testkit's, which everybody knows. */
    PUBLIC,
    /** One that the user gave, which is not shown. */
    OWN
  }

  private final Output out;
  private final TuneStudioServer server;
  private final Key key;

  Announcement(Output out, TuneStudioServer server, Key key) {
    this.out = out;
    this.server = server;
    this.key = key;
  }

  void print() {
    String shown =
        switch (key) {
          case NONE -> "no key";
          case PUBLIC -> "key " + server.apiKey();
          case OWN -> "your key";
        };
    out.println("Serving " + out.styled("bold", server.url()) + " with " + shown + ".");
    out.println("Models: " + String.join(", ", server.models()));
    out.println("Try:    " + command());
    out.println("End with Ctrl-C.");
  }

  /** Returns a command line for this server, without the key of a user. */
  private String command() {
    List<String> words = new ArrayList<>();
    if (key == Key.PUBLIC) {
      words.add("TUNE_API_KEY=" + server.apiKey());
    }
    words.add("tune complete --base-url " + server.baseUrl());
    if (!server.path().equals(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH)) {
      words.add("--path " + server.path());
    }
    words.add("\"Once upon a time\"");
    return String.join(" ", words);
  }
}
