package app.tune.studio.client.event;

/** A context that is current on a thread until it is closed on that thread. */
@FunctionalInterface
public interface CallScope extends AutoCloseable {

  /** A scope that does nothing. */
  CallScope NONE = () -> {};

  @Override
  void close();
}
