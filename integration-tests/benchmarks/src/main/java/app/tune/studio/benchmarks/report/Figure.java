package app.tune.studio.benchmarks.report;

import app.tune.studio.benchmarks.contestant.Contestants;
import java.util.Locale;

/** A row of the table: its label, how it is compared, and the aim for our client. */
public enum Figure {
  CALLS_1("calls/s, 1 thread", Unit.PER_SECOND, 2.5),
  CALLS_1_CPU("CPU per call, 1 thread", Unit.MICROS, 0.4),
  CALLS_1_BYTES("bytes allocated per call, 1 thread", Unit.BYTES, 0.8),
  CALLS_16("calls/s, 16 threads", Unit.PER_SECOND, 2.5),
  CALLS_16_CPU("CPU per call, 16 threads", Unit.MICROS, 0.4),
  CALLS_16_BYTES("bytes allocated per call, 16 threads", Unit.BYTES, 0.8),
  ASYNC_CALLS("async calls/s, 16 in flight", Unit.PER_SECOND, 1.5),
  ASYNC_CALLS_TO_PUSH("async calls/s, compared to push", Unit.PER_SECOND, Double.NaN),
  ASYNC_CALLS_CPU("CPU per async call", Unit.MICROS, Double.NaN),
  ASYNC_CALLS_BYTES("bytes allocated per async call", Unit.BYTES, Double.NaN),
  EVENTS_64("events/s, 64 per write", Unit.PER_SECOND, 1.1),
  EVENTS_64_CPU("CPU per event, 64 per write", Unit.MICROS, 1.1),
  EVENTS_64_BYTES("bytes allocated per event, 64 per write", Unit.BYTES_ABSOLUTE, 1_300),
  EVENTS_64_PUBLISHED("events/s, 64 per write, published", Unit.PER_SECOND, 1.1),
  EVENTS_64_PUBLISHED_CPU("CPU per event, 64 per write, published", Unit.MICROS, 1.1),
  EVENTS_64_PUBLISHED_BYTES(
      "bytes allocated per event, 64 per write, published", Unit.BYTES_ABSOLUTE, 1_300),
  EVENTS_1("events/s, 1 per write", Unit.PER_SECOND, Double.NaN),
  EVENTS_1_CPU("CPU per event, 1 per write", Unit.MICROS, 1.1),
  EVENTS_1_BYTES("bytes allocated per event, 1 per write", Unit.BYTES_ABSOLUTE, 1_300),
  FIRST("first chunk", Unit.MICROS, 0.5),
  DELAY("delivery delay", Unit.MICROS, 0.5),
  FIRST_PUBLISHED("first chunk, published", Unit.MICROS, 0.5),
  DELAY_PUBLISHED("delivery delay, published", Unit.MICROS, 0.5),
  MANY_1000("1,000 slow streams", Unit.MILLIS, 0.95),
  MANY_1000_CPU("1,000 slow streams, CPU per event", Unit.MICROS, Double.NaN),
  MANY_1000_HEAP("1,000 slow streams, heap per stream", Unit.KILOBYTES_ABSOLUTE, Double.NaN),
  MANY_1000_THREADS("1,000 slow streams, threads", Unit.COUNT, Double.NaN),
  MANY_1000_PUBLISHED("1,000 slow streams, published", Unit.MILLIS, 0.95),
  MANY_1000_PUBLISHED_CPU("1,000 slow streams, published, CPU per event", Unit.MICROS, Double.NaN),
  MANY_1000_PUBLISHED_HEAP(
      "1,000 slow streams, published, heap per stream", Unit.KILOBYTES_ABSOLUTE, 35),
  MANY_1000_PUBLISHED_THREADS("1,000 slow streams, published, threads", Unit.COUNT, 30),
  MANY_5000("5,000 slow streams", Unit.MILLIS, 0.95),
  MANY_5000_CPU("5,000 slow streams, CPU per event", Unit.MICROS, Double.NaN),
  MANY_5000_PUBLISHED("5,000 slow streams, published", Unit.MILLIS, 0.95),
  MANY_5000_PUBLISHED_CPU("5,000 slow streams, published, CPU per event", Unit.MICROS, Double.NaN),
  VIRTUAL_1000("1,000 slow streams, virtual threads", Unit.MILLIS, Double.NaN),
  VIRTUAL_1000_PINNED("1,000 slow streams, virtual threads, pinned", Unit.COUNT, 0),
  COLD_RESPONSE("cold start to first response", Unit.MILLIS, 1.2),
  COLD_CHUNK("cold start to first chunk", Unit.MILLIS, 1.2),
  CANCEL("cancel to disconnect", Unit.MICROS_ABSOLUTE, 100_000),
  CANCEL_PUBLISHED("cancel to disconnect, published", Unit.MICROS_ABSOLUTE, 100_000),
  TLS_CALLS("TLS: calls/s, 1 thread", Unit.PER_SECOND, Double.NaN),
  TLS_FIRST("TLS: first chunk", Unit.MICROS, Double.NaN),
  TLS_DELAY("TLS: delivery delay during handshakes", Unit.MICROS, Double.NaN),
  TLS_DELAY_99("TLS: delivery delay during handshakes, 99 %", Unit.MICROS, Double.NaN),
  TLS_FIRST_PUBLISHED("TLS: first chunk, published", Unit.MICROS, Double.NaN),
  TLS_DELAY_PUBLISHED("TLS: delivery delay during handshakes, published", Unit.MICROS, Double.NaN),
  TLS_DELAY_99_PUBLISHED(
      "TLS: delivery delay during handshakes, published, 99 %", Unit.MICROS, Double.NaN);

  /** How values are written, which are better, and whether the aim is a ratio. */
  enum Unit {
    PER_SECOND("/s", true, false),
    MICROS(" us", false, false),
    MILLIS(" ms", false, false),
    BYTES(" B", false, false),
    MICROS_ABSOLUTE(" us", false, true),
    BYTES_ABSOLUTE(" B", false, true),
    KILOBYTES_ABSOLUTE(" kB", false, true),
    COUNT("", false, true);

    final String suffix;
    final boolean moreIsBetter;
    final boolean absolute;

    Unit(String suffix, boolean moreIsBetter, boolean absolute) {
      this.suffix = suffix;
      this.moreIsBetter = moreIsBetter;
      this.absolute = absolute;
    }

    String format(double value) {
      return String.format(Locale.ROOT, value < 100 ? "%,.3g" : "%,.0f", value) + suffix;
    }
  }

  final String label;
  final Unit unit;
  final double aim;

  Figure(String label, Unit unit, double aim) {
    this.label = label;
    this.unit = unit;
    this.aim = aim;
  }

  /** Returns the contestant to which the others are compared. */
  String baseline() {
    return this == ASYNC_CALLS_TO_PUSH ? "push" : Contestants.BASELINE;
  }

  /** Whether the spread over the rounds says more than the median. */
  boolean showsSpread() {
    return this == EVENTS_1 || this == EVENTS_1_CPU;
  }

  String aimText() {
    if (Double.isNaN(aim)) {
      return "";
    }
    String number =
        unit.absolute
            ? String.format(Locale.ROOT, "%,.0f", aim) + unit.suffix
            : Double.toString(aim);
    return (unit.moreIsBetter ? ">= " : "<= ") + number;
  }

  boolean isMetBy(double value) {
    return unit.moreIsBetter ? value >= aim : value <= aim;
  }
}
