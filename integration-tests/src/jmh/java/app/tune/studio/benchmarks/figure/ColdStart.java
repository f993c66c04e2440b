package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;

/** Makes one call in a new JVM and says so; whoever started the JVM holds the watch. */
final class ColdStart {

  private ColdStart() {}

  public static void main(String[] args) {
    Contestant client = Contestant.of(args[0], args[1]);
    if (args[2].equals("answer")) {
      client.complete(Workload.PLAIN.prompt());
      ready();
    } else {
      client.stream(Workload.stream(1, 1).prompt(), stamp -> ready());
    }
  }

  private static void ready() {
    System.out.println(Child.READY);
    Runtime.getRuntime().halt(0);
  }
}
