package app.tune.studio.client.event;

/** Something that is current on a thread until it is closed, on that thread. */
@FunctionalInterface
public interface CallScope extends AutoCloseable {

  /** Makes nothing current. */
  CallScope NONE = () -> {};

  @Override
  void close();
}
