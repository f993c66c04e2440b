package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.script.Events;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A stream of server-sent events, chunked by default. The head is sent at once, and each event in
 * its own write.
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
   * Writes an event with this data; several lines become several {@code data} lines.
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
   * Writes a comment, such as a keep-alive.
   *
   * @param comment one line of text; may be empty
   * @return this answer
   */
  public EventStreamAnswer comment(String comment) {
    return write(":" + (comment.isEmpty() ? "" : " " + comment) + "\n\n");
  }

  /**
   * Writes a raw line, for example one with another field or none.
   *
   * @param line the text, without a line end
   * @return this answer
   */
  public EventStreamAnswer line(String line) {
    return write(line + "\n");
  }

  /**
   * Writes many events, each created when it is due.
   *
   * @param count how many events
   * @param data returns the data of the event at an index, from 0
   * @param perWrite the number of events per write, at least 1
   * @return this answer
   */
  public EventStreamAnswer data(long count, LongFunction<String> data, int perWrite) {
    return then(new Events(count, data, perWrite));
  }

  /**
   * Writes many events, each in its own write and created when it is due.
   *
   * @param count how many events
   * @param data returns the data of the event at an index, from 0
   * @return this answer
   */
  public EventStreamAnswer data(long count, LongFunction<String> data) {
    return data(count, data, 1);
  }

  /**
   * Writes many events, each after a pause: a slow stream in real time.
   *
   * @param count how many events
   * @param data returns the data of the event at an index, from 0
   * @param pause the pause before each event
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
   * Writes an event for each text of an iterator, as soon as it is available. The iterator may
   * block; it is interrupted when the client disconnects.
   *
   * @param data returns a new iterator for each request
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
