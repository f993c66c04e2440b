package app.tune.studio.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.CallScope;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The end comes last and once, whoever ends the call while an event is delivered. */
class EventDeliveryTest {

  private static final CallInfo CALL =
      (CallInfo)
          Proxy.newProxyInstance(
              CallInfo.class.getClassLoader(),
              new Class<?>[] {CallInfo.class},
              (proxy, method, arguments) -> "call");

  private final List<String> events = new ArrayList<>();
  private final EventDelivery delivery = new EventDelivery(CALL, List.of(new CallListener() {}));

  private void end() {
    delivery.end(() -> events.add("end"));
  }

  @Test
  void end_insideAnEvent_comesAfterIt() {
    delivery.deliver(
        listener -> {
          end();
          delivery.deliver(inner -> events.add("inside"));
          events.add("event");
        });
    assertThat(events).containsExactly("event", "end");
  }

  @Test
  void end_insideNestedEvents_comesAfterTheOuterOne() {
    delivery.deliver(
        listener -> {
          delivery.deliver(
              inner -> {
                end();
                events.add("inner");
              });
          events.add("outer");
        });
    assertThat(events).containsExactly("inner", "outer", "end");
  }

  @Test
  void event_afterTheEnd_isNotDelivered() {
    end();
    end();
    delivery.deliver(listener -> events.add("event"));
    assertThat(delivery.enter()).isFalse();
    assertThat(events).containsExactly("end");
  }

  @Test
  void end_byManyThreadsWhileEventsAreDelivered_isDeliveredOnceAndLast() throws Exception {
    for (int round = 0; round < 500; round++) {
      EventDelivery raced = new EventDelivery(CALL, List.of(new CallListener() {}));
      AtomicInteger ends = new AtomicInteger();
      AtomicInteger late = new AtomicInteger();
      CountDownLatch begin = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean ending = i % 2 == 0;
        Thread thread =
            new Thread(
                () -> {
                  await(begin);
                  if (ending) {
                    raced.end(ends::incrementAndGet);
                  } else {
                    raced.deliver(listener -> late.addAndGet(ends.get()));
                  }
                });
        thread.start();
        threads.add(thread);
      }
      begin.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(ends).hasValue(1);
      assertThat(late).hasValue(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void scopes_ofSeveralListeners_areNestedTheFirstOutermost() {
    EventDelivery nested = new EventDelivery(CALL, List.of(scoped("a"), scoped("b")));
    nested.openScope().close();
    assertThat(events).containsExactly("open a", "open b", "close b", "close a");
  }

  private CallListener scoped(String name) {
    return new CallListener() {
      @Override
      public CallScope openScope(CallInfo call) {
        events.add("open " + name);
        return () -> events.add("close " + name);
      }
    };
  }
}
