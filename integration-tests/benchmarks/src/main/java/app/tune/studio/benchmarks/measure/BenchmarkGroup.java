package app.tune.studio.benchmarks.measure;

import static app.tune.studio.benchmarks.contestant.Contestants.BASELINE;

import app.tune.studio.benchmarks.Options;
import app.tune.studio.benchmarks.contestant.Form;
import app.tune.studio.benchmarks.report.Figure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures that are measured together; the names are the values of {@code -Dbenchmark}. */
public enum BenchmarkGroup {
  /** Blocking plain calls. */
  CALLS {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (String name : round.contestants(Form.BLOCKING_CALL)) {
        Map<String, Double> one =
            round.jmh(CallBenchmark.class, Form.BLOCKING_CALL, name, round.url(), 1);
        round.add(Figure.CALLS_1, name, one, "rate");
        round.add(Figure.CALLS_1_CPU, name, one, "cpu");
        round.add(Figure.CALLS_1_BYTES, name, one, "bytes");
      }
      for (String name : round.contestants(Form.BLOCKING_CALL)) {
        Map<String, Double> many =
            round.jmh(CallBenchmark.class, Form.BLOCKING_CALL, name, round.url(), 16);
        round.add(Figure.CALLS_16, name, many, "rate");
        round.add(Figure.CALLS_16_CPU, name, many, "cpu");
        round.add(Figure.CALLS_16_BYTES, name, many, "bytes");
      }
    }
  },

  /** Asynchronous plain calls; the baseline makes as many blocking ones on threads. */
  ASYNC {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      add(
          round,
          BASELINE,
          round.jmh(CallBenchmark.class, Form.BLOCKING_CALL, BASELINE, round.url(), 16));
      for (String name : round.contestants(Form.ASYNC_CALL)) {
        Map<String, Double> values =
            round.jmh(AsyncCallBenchmark.class, Form.ASYNC_CALL, name, round.url(), 1);
        add(round, name, values);
        round.add(Figure.ASYNC_CALLS_TO_PUSH, name, values, "rate");
      }
    }

    private void add(BenchmarkRound round, String name, Map<String, Double> values) {
      round.add(Figure.ASYNC_CALLS, name, values, "rate");
      round.add(Figure.ASYNC_CALLS_CPU, name, values, "cpu");
      round.add(Figure.ASYNC_CALLS_BYTES, name, values, "bytes");
    }
  },

  /** One long stream, with many events in a write and with one. */
  STREAMS {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values = measure(round, Form.BLOCKING_STREAM, name, 64);
        round.add(Figure.EVENTS_64, name, values, "rate");
        round.add(Figure.EVENTS_64_CPU, name, values, "cpu");
        round.add(Figure.EVENTS_64_BYTES, name, values, "bytes");
        if (name.equals(BASELINE)) {
          addPublished(round, name, values);
        }
      }
      for (String name : round.contestants(Form.ASYNC_STREAM)) {
        addPublished(round, name, measure(round, Form.ASYNC_STREAM, name, 64));
      }
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values = measure(round, Form.BLOCKING_STREAM, name, 1);
        round.add(Figure.EVENTS_1, name, values, "rate");
        round.add(Figure.EVENTS_1_CPU, name, values, "cpu");
        round.add(Figure.EVENTS_1_BYTES, name, values, "bytes");
      }
    }

    private void addPublished(BenchmarkRound round, String name, Map<String, Double> values) {
      round.add(Figure.EVENTS_64_PUBLISHED, name, values, "rate");
      round.add(Figure.EVENTS_64_PUBLISHED_CPU, name, values, "cpu");
      round.add(Figure.EVENTS_64_PUBLISHED_BYTES, name, values, "bytes");
    }

    private Map<String, Double> measure(BenchmarkRound round, Form form, String name, int perWrite)
        throws IOException {
      return round.jmh(
          LongStreamBenchmark.class, form, name, round.url(), 1, "perWrite=" + perWrite);
    }
  },

  /** First chunk, and delivery delay of a slow stream. */
  LATENCY {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values =
            round.measure(StreamLatency.class, Form.BLOCKING_STREAM, name, round.url());
        round.add(Figure.FIRST, name, values, "first");
        round.add(Figure.DELAY, name, values, "delay");
        if (name.equals(BASELINE)) {
          addPublished(round, name, values);
        }
      }
      for (String name : round.contestants(Form.ASYNC_STREAM)) {
        addPublished(
            round, name, round.measure(StreamLatency.class, Form.ASYNC_STREAM, name, round.url()));
      }
    }

    private void addPublished(BenchmarkRound round, String name, Map<String, Double> values) {
      round.add(Figure.FIRST_PUBLISHED, name, values, "first");
      round.add(Figure.DELAY_PUBLISHED, name, values, "delay");
    }
  },

  /** 1,000 and 5,000 slow streams at once. */
  MANY {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      ManyStreamsGroup.run(round);
    }
  },

  /** Blocking streams on virtual threads, on JDK 21 or later. */
  VIRTUAL {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      if (!round.hasVirtualThreads()) {
        System.out.println("  skipped: needs -Dbenchmark.jdk=<home of JDK 21 or later>");
        return;
      }
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values =
            round.measure(
                ManyStreams.class, Form.BLOCKING_STREAM, name, round.url(), "1000", "virtual");
        round.add(Figure.VIRTUAL_1000, name, values, "wall");
        round.add(Figure.VIRTUAL_1000_PINNED, name, values, "pinned");
      }
    }
  },

  /** The first call of a new JVM. */
  COLD {
    private static final int STARTS = 3;

    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (int i = 0; i < STARTS; i++) {
        for (String name : round.contestants(Form.BLOCKING_CALL)) {
          add(round, Figure.COLD_RESPONSE, Form.BLOCKING_CALL, name);
          boolean blocking = Form.BLOCKING_STREAM.contestants().contains(name);
          add(round, Figure.COLD_CHUNK, blocking ? Form.BLOCKING_STREAM : Form.ASYNC_STREAM, name);
        }
      }
    }

    private void add(BenchmarkRound round, Figure figure, Form form, String name)
        throws IOException {
      Map<String, Double> values = round.measure(ColdStart.class, form, name, round.url());
      round.add(figure, name, values, ClientJvm.READY);
    }
  },

  /** Cancelling a running stream. */
  CANCEL {
    /** Whose published streams can be cancelled. */
    private static final List<String> ASYNC = List.of("tune", "httpclient5");

    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values =
            round.measure(CancelLatency.class, Form.BLOCKING_STREAM, name, round.url());
        round.add(Figure.CANCEL, name, values, "cancel");
      }
      for (String name : round.contestants(Form.ASYNC_STREAM)) {
        if (ASYNC.contains(name)) {
          Map<String, Double> values =
              round.measure(CancelLatency.class, Form.ASYNC_STREAM, name, round.url());
          round.add(Figure.CANCEL_PUBLISHED, name, values, "cancel");
        }
      }
    }
  },

  /** Plain calls and streams over TLS. */
  TLS {
    @Override
    public void run(BenchmarkRound round) throws IOException {
      for (String name : round.contestants(Form.BLOCKING_CALL)) {
        Map<String, Double> values =
            round.jmh(CallBenchmark.class, Form.BLOCKING_CALL, name, round.tlsUrl(), 1);
        round.add(Figure.TLS_CALLS, name, values, "rate");
      }
      for (String name : round.contestants(Form.BLOCKING_STREAM)) {
        Map<String, Double> values =
            round.measure(StreamLatency.class, Form.BLOCKING_STREAM, name, round.tlsUrl());
        round.add(Figure.TLS_FIRST, name, values, "first");
        round.add(Figure.TLS_DELAY, name, values, "delay");
        round.add(Figure.TLS_DELAY_99, name, values, "delay99");
        if (name.equals(BASELINE)) {
          addPublished(round, name, values);
        }
      }
      for (String name : round.contestants(Form.ASYNC_STREAM)) {
        Map<String, Double> values =
            round.measure(StreamLatency.class, Form.ASYNC_STREAM, name, round.tlsUrl());
        addPublished(round, name, values);
      }
    }

    private void addPublished(BenchmarkRound round, String name, Map<String, Double> values) {
      round.add(Figure.TLS_FIRST_PUBLISHED, name, values, "first");
      round.add(Figure.TLS_DELAY_PUBLISHED, name, values, "delay");
      round.add(Figure.TLS_DELAY_99_PUBLISHED, name, values, "delay99");
    }
  };

  /** Measures once. */
  public abstract void run(BenchmarkRound round) throws IOException;

  /** Returns the name that chooses this group. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the groups with these names. */
  public static List<BenchmarkGroup> named(List<String> options) {
    if (options.equals(List.of(Options.ALL))) {
      return List.of(values());
    }
    List<String> all = Arrays.stream(values()).map(BenchmarkGroup::option).toList();
    if (!all.containsAll(options)) {
      throw new IllegalArgumentException("benchmark: " + options + " are not all among " + all);
    }
    return Arrays.stream(values()).filter(group -> options.contains(group.option())).toList();
  }
}
