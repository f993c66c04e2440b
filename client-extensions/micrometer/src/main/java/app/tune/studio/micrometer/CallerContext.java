package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallScope;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * What is bound to the calling thread, as Micrometer's context-propagation library sees it; nothing
 * where the application does not have that library.
 */
@FunctionalInterface
interface CallerContext {

  /** Carries nothing. */
  CallerContext NONE = () -> CallScope.NONE;

  /** Makes the context current on this thread. */
  CallScope open();

  /** Captures the context of this thread. */
  static CallerContext capture() {
    return Library.PRESENT ? Library.capture() : NONE;
  }

  /** Keeps the classes of the library away from applications without it. */
  final class Library {

    static final boolean PRESENT = isPresent();

    private Library() {}

    private static boolean isPresent() {
      try {
        Class.forName(
            "io.micrometer.context.ContextSnapshotFactory",
            false,
            CallerContext.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException absent) {
        return false;
      }
    }

    static CallerContext capture() {
      return Snapshots.capture();
    }
  }

  /** Snapshots of the library. */
  final class Snapshots {

    private static final ContextSnapshotFactory FACTORY = ContextSnapshotFactory.builder().build();

    private Snapshots() {}

    static CallerContext capture() {
      ContextSnapshot snapshot = FACTORY.captureAll();
      return () -> snapshot.setThreadLocals()::close;
    }
  }
}
