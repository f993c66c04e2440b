package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.script.Events;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A stream of server-sent events, chunked unless said otherwise. The head leaves at once, and each
 * event is a write of its own.
 */
public final class EventStreamAnswer extends HttpAnswer<EventStreamAnswer> {
  EventStreamAnswer(Parts parts) {
    super(parts);
  }

  @Override
  EventStreamAnswer with(Parts parts) {
    return new EventStreamAnswer(parts);
  }

  /**
   * Writes an event with this data; a text of several lines becomes several {@code data} lines.
   *
   * @param data the data of the event
   * @return this answer
   */
  public EventStreamAnswer data(String data) {
    return write(Events.event(data));
  }

  /**
   * Writes an event with a name and data.
   *
   * @param name the value of its field {@code event}
   * @param data the data of the event
   * @return this answer
   */
  public EventStreamAnswer event(String name, String data) {
    return write("event: " + name + "\n" + Events.event(data));
  }

  /**
   * Writes a comment, as servers do to keep a connection alive; may be empty.
   *
   * @param comment one line of text
   * @return this answer
   */
  public EventStreamAnswer comment(String comment) {
    return write(":" + (comment.isEmpty() ? "" : " " + comment) + "\n\n");
  }

  /**
   * Writes this text and a line end: for lines that are no events, and fields of other names.
   *
   * @param line the text, without a line end
   * @return this answer
   */
  public EventStreamAnswer line(String line) {
    return write(line + "\n");
  }

  /**
   * Writes many events, made one by one when they are due.
   *
   * @param count how many events
   * @param data the data of the event of an index, from 0
   * @param perWrite how many events go into one write, at least 1
   * @return this answer
   */
  public EventStreamAnswer data(long count, LongFunction<String> data, int perWrite) {
    return then(new Events(count, data, perWrite));
  }

  /**
   * Writes many events, each as a write of its own, made one by one when they are due.
   *
   * @param count how many events
   * @param data gives the data of the event of an index, from 0
   * @return this answer
   */
  public EventStreamAnswer data(long count, LongFunction<String> data) {
    return data(count, data, 1);
  }

  /**
   * Writes many events, each made after a pause: a slow stream on a real clock.
   *
   * @param count how many events
   * @param data gives the data of the event of an index, from 0
   * @param pause how long before each event
   * @return this answer
   */
  public EventStreamAnswer data(long count, LongFunction<String> data, Duration pause) {
    long nanos = notNegative(pause).toNanos();
    return then(
        wire -> {
          for (long i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(nanos);
            wire.piece(Events.bytes(Events.event(data.apply(i))));
          }
        });
  }

  /**
   * Writes an event for each text that an iterator gives, as soon as it gives it. The iterator may
   * block; it is interrupted when the client leaves.
   *
   * @param data gives an iterator to each request that is answered
   * @return this answer
   */
  public EventStreamAnswer data(Supplier<? extends Iterator<String>> data) {
    return then(
        wire -> {
          Iterator<String> texts = data.get();
          while (texts.hasNext()) {
            wire.piece(Events.bytes(Events.event(texts.next())));
          }
        });
  }

  @Override
  boolean headFirst() {
    return true;
  }
}
