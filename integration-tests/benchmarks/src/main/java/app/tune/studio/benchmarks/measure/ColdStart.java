package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;

/** Makes the first call of a new JVM; the process that started the JVM measures the time. */
final class ColdStart {

  private ColdStart() {}

  /** Arguments: form, contestant, URL. */
  public static void main(String[] args) {
    Form form = Form.valueOf(args[0]);
    BlockingContestant client = Contestants.of(form, args[1], args[2]);
    if (form == Form.BLOCKING_CALL) {
      client.complete(Workload.PLAIN.prompt());
      ready();
    } else {
      client.stream(Workload.stream(1, 1).prompt(), timestamp -> ready());
    }
  }

  private static void ready() {
    System.out.println(ClientJvm.READY);
    Runtime.getRuntime().halt(0);
  }
}
