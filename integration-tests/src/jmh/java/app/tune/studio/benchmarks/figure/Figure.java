package app.tune.studio.benchmarks.figure;

/** A row of the table: what it is called, what is asked of our client, and what it says. */
enum Figure {
  CALLS_1("plain calls/s, 1 thread", true, ">= 1", "calls one after the other on one thread"),
  CALLS_1_CPU("  CPU us per call", true, "<= 1", "CPU time of the client's whole process"),
  CALLS_16("plain calls/s, 16 threads", true, ">= 1", "16 threads share one client"),
  CALLS_16_CPU("  CPU us per call", true, "<= 1", "CPU time of the client's whole process"),
  STREAM_1("events/s, 1 per write", true, ">= 1", "one long stream, each event sent by itself"),
  STREAM_1_CPU("  CPU us per event", true, "<= 1.5", "CPU time of the client's whole process"),
  STREAM_1_BYTES("  bytes per event", false, "<= 2000", "allocated by all threads of the client"),
  STREAM_64("events/s, 64 per write", true, ">= 1", "one long stream, 64 events sent together"),
  STREAM_64_CPU("  CPU us per event", true, "<= 1.5", "CPU time of the client's whole process"),
  STREAM_64_BYTES("  bytes per event", false, "<= 2000", "allocated by all threads of the client"),
  FIRST("first chunk, us", true, "<= 1", "median from the call to its first chunk"),
  DELAY(
      "delivery delay, us",
      true,
      "<= 1",
      "median from the server's write to the reader, 5 ms apart"),
  MANY_1000("1,000 slow streams, ms", true, "<= 1", "wall time; each has 20 events 100 ms apart"),
  MANY_1000_HEAP(
      "  heap kB per stream", false, "publish <= 40", "live heap of all open streams, after GC"),
  MANY_1000_THREADS("  threads", false, "publish: few", "live threads of the client's process"),
  MANY_5000("5,000 slow streams, ms", true, "<= 1", "wall time; each has 20 events 100 ms apart"),
  MANY_5000_HEAP(
      "  heap kB per stream", false, "publish <= 40", "live heap of all open streams, after GC"),
  MANY_5000_THREADS("  threads", false, "publish: few", "live threads of the client's process"),
  VIRTUAL(
      "1,000 on virtual threads, ms",
      true,
      "<= 1",
      "the same by blocking calls on virtual threads, JDK 21+"),
  PINNED("  pinned", false, "stream: 0", "jdk.VirtualThreadPinned events of any length"),
  COLD_ANSWER(
      "cold start to answer, ms",
      true,
      "< others",
      "a new JVM, from its start to its first answer"),
  COLD_CHUNK(
      "cold start to chunk, ms", true, "< others", "a new JVM, from its start to its first chunk"),
  CANCEL("cancel, us", false, "<= 100000", "median from close() to the server's sight of it");

  final String label;
  final boolean asRatio;
  final String aim;
  final String meaning;

  Figure(String label, boolean asRatio, String aim, String meaning) {
    this.label = label;
    this.asRatio = asRatio;
    this.aim = aim;
    this.meaning = meaning;
  }
}
