package app.tune.studio.client.internal.call;

import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.CallScope;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of one call to its listeners; the end is the last event and occurs once.
 *
 * <p>If a call is ended from outside while its own thread delivers an event, neither thread waits:
 * the last one to leave delivers the end. Thread-safe.
 */
final class EventDelivery {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");
  private static final CallListener DEAF = new CallListener() {};

  /** Added to the number of events in delivery once the call has ended. */
  private static final int ENDED = Integer.MIN_VALUE;

  private final CallInfo call;
  private final CallListener[] listeners;
  private final AtomicInteger state = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private volatile boolean failureLogged;

  EventDelivery(CallInfo call, List<CallListener> listeners) {
    this.call = call;
    this.listeners = listeners.toArray(CallListener[]::new);
  }

  boolean isListenedTo() {
    return listeners.length > 0;
  }

  /** Obtains the listeners for this call, on the calling thread. */
  void begin() {
    for (int i = 0; i < listeners.length; i++) {
      try {
        listeners[i] = listeners[i].forCall(call);
      } catch (Throwable thrown) {
        listeners[i] = DEAF;
        failed(thrown);
      }
    }
  }

  /** Begins an event; returns false if the call has ended. Otherwise {@link #leave} must follow. */
  boolean enter() {
    int before = state.getAndUpdate(now -> now < 0 ? now : now + 1);
    return before >= 0;
  }

  void leave() {
    Runnable pending = state.decrementAndGet() == ENDED ? end.get() : null;
    if (pending != null) {
      pending.run();
    }
  }

  /** Delivers an event inside the listeners' scopes, unless the call has ended. */
  void deliver(Consumer<CallListener> event) {
    if (enter()) {
      try {
        inScope(event);
      } finally {
        leave();
      }
    }
  }

  /** Delivers the end, once no other event is in delivery. Only the first end counts. */
  void end(Runnable delivery) {
    if (end.compareAndSet(null, delivery) && state.getAndAdd(ENDED) == 0) {
      delivery.run();
    }
  }

  void inScope(Consumer<CallListener> event) {
    CallScope scope = openScope();
    for (CallListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable thrown) {
        failed(thrown);
      }
    }
    scope.close();
  }

  /** Delivers a chunk, between {@link #enter} and {@link #leave}; allocates nothing. */
  void chunk(Object chunk, long nanos) {
    for (CallListener listener : listeners) {
      try {
        listener.onChunk(call, chunk, nanos);
      } catch (Throwable thrown) {
        failed(thrown);
      }
    }
  }

  /** Opens the scopes for user code. The end is delivered only after they are closed. */
  CallScope aroundUserCode() {
    if (listeners.length == 0 || !enter()) {
      return CallScope.NONE;
    }
    CallScope scope = openScope();
    return () -> {
      scope.close();
      leave();
    };
  }

  /** Opens the scopes of all listeners, the first outermost. */
  private CallScope openScope() {
    CallScope opened = CallScope.NONE;
    for (CallListener listener : listeners) {
      try {
        CallScope scope = listener.openScope(call);
        if (scope != CallScope.NONE) {
          opened = inside(opened, scope);
        }
      } catch (Throwable thrown) {
        failed(thrown);
      }
    }
    return opened;
  }

  private CallScope inside(CallScope outer, CallScope inner) {
    return () -> {
      try {
        inner.close();
      } catch (Throwable thrown) {
        failed(thrown);
      }
      outer.close();
    };
  }

  private void failed(Throwable thrown) {
    if (!failureLogged) {
      failureLogged = true;
      LOG.warn("call {}: a listener threw; the call goes on", call.callId(), thrown);
    }
  }
}
