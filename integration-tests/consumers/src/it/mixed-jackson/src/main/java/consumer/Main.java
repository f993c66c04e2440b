package consumer;

import app.tune.studio.client.TuneStudioClient;

/**
 * Builds a client over a Jackson that cannot run, and expects one error that names the versions.
 */
public final class Main {

  public static void main(String[] args) {
    try {
      TuneStudioClient.builder().apiKey("key-1").build();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      if (e.getMessage().contains(args[0])) {
        return;
      }
      throw new AssertionError("names other versions than " + args[0], e);
    }
    throw new AssertionError("was built");
  }
}
