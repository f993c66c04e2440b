package app.tune.studio.benchmarks.figure;

import static app.tune.studio.benchmarks.contestant.Contestant.FLOOR;
import static app.tune.studio.benchmarks.contestant.Contestant.NAMES;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures that are measured together; the names are the values of {@code -Dbenchmark}. */
enum Group {
  /** Plain calls. */
  CALLS {
    @Override
    void run(String url, Results results) throws Exception {
      for (String name : NAMES) {
        Jmh.Outcome one = Jmh.run(CallBenchmark.class, 1, Map.of("contestant", name, "url", url));
        results.add(Figure.CALLS_1, name, one.rate());
        results.add(Figure.CALLS_1_CPU, name, one.cpuMicros());
      }
      for (String name : NAMES) {
        Jmh.Outcome many = Jmh.run(CallBenchmark.class, 16, Map.of("contestant", name, "url", url));
        results.add(Figure.CALLS_16, name, many.rate());
        results.add(Figure.CALLS_16_CPU, name, many.cpuMicros());
      }
    }
  },

  /** One long stream. */
  STREAMS {
    @Override
    void run(String url, Results results) throws Exception {
      for (String name : NAMES) {
        Jmh.Outcome single = stream(name, url, "1");
        results.add(Figure.STREAM_1, name, single.rate());
        results.add(Figure.STREAM_1_CPU, name, single.cpuMicros());
        results.add(Figure.STREAM_1_BYTES, name, single.bytes());
      }
      for (String name : NAMES) {
        Jmh.Outcome batched = stream(name, url, "64");
        results.add(Figure.STREAM_64, name, batched.rate());
        results.add(Figure.STREAM_64_CPU, name, batched.cpuMicros());
        results.add(Figure.STREAM_64_BYTES, name, batched.bytes());
      }
    }

    private Jmh.Outcome stream(String name, String url, String perWrite) throws Exception {
      return Jmh.run(
          LongStreamBenchmark.class,
          1,
          Map.of("contestant", name, "url", url, "perWrite", perWrite));
    }
  },

  /** First chunk, and delay of a slow stream. */
  LATENCY {
    @Override
    void run(String url, Results results) throws Exception {
      for (String name : NAMES) {
        Map<String, Double> found = Child.run(Latency.class, name, url);
        results.add(Figure.FIRST, name, found.get("first"));
        results.add(Figure.DELAY, name, found.get("delay"));
      }
    }
  },

  /** Many slow streams at once. */
  MANY {
    @Override
    void run(String url, Results results) throws Exception {
      for (String name : NAMES) {
        Map<String, Double> found = Child.run(ManyStreams.class, name, url, "1000");
        results.add(Figure.MANY_1000, name, found.get("wall"));
        results.add(Figure.MANY_1000_HEAP, name, found.get("heap"));
        results.add(Figure.MANY_1000_THREADS, name, found.get("threads"));
      }
      for (String name : NAMES) {
        Map<String, Double> found = Child.run(ManyStreams.class, name, url, "5000");
        results.add(Figure.MANY_5000, name, found.get("wall"));
        results.add(Figure.MANY_5000_HEAP, name, found.get("heap"));
        results.add(Figure.MANY_5000_THREADS, name, found.get("threads"));
      }
    }
  },

  /** Blocking calls on virtual threads, where there is a JDK that has them. */
  VIRTUAL {
    @Override
    void run(String url, Results results) throws Exception {
      Optional<String> jdk = Jdk.withVirtualThreads();
      if (jdk.isEmpty()) {
        System.out.println("  no JDK 21 or later: name one by -Dbenchmark.jdk=…");
        return;
      }
      for (String name : among(FLOOR, "stream", "openai-java")) {
        Map<String, Double> found =
            Child.run(jdk.get(), ManyStreams.class, name, url, "1000", "virtual");
        results.add(Figure.VIRTUAL, name, found.get("wall"));
        results.add(Figure.PINNED, name, found.get("pinned"));
      }
    }
  },

  /** The first call of a new JVM. */
  COLD {
    private static final int STARTS = 5;

    @Override
    void run(String url, Results results) throws Exception {
      for (int i = 0; i < STARTS; i++) {
        for (String name : NAMES) {
          Map<String, Double> answer = Child.run(ColdStart.class, name, url, "answer");
          results.add(Figure.COLD_ANSWER, name, answer.get(Child.READY));
          Map<String, Double> chunk = Child.run(ColdStart.class, name, url, "chunk");
          results.add(Figure.COLD_CHUNK, name, chunk.get(Child.READY));
        }
      }
    }
  },

  /** Closing a stream that goes on. */
  CANCEL {
    @Override
    void run(String url, Results results) throws Exception {
      for (String name : among(FLOOR, "stream", "publish", "openai-java")) {
        results.add(Figure.CANCEL, name, Child.run(Cancel.class, name, url).get("cancel"));
      }
    }
  };

  private static List<String> among(String... able) {
    return NAMES.stream().filter(List.of(able)::contains).toList();
  }

  abstract void run(String url, Results results) throws Exception;
}
