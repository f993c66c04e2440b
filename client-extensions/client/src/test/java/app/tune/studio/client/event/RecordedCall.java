package app.tune.studio.client.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of all calls in words, and their ends. */
public class RecordedCall implements CallListener {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<CallEnd> ends = new CopyOnWriteArrayList<>();
  private final List<CallInfo> calls = new CopyOnWriteArrayList<>();

  /** Returns the events, as {@code attempt 1}. */
  public List<String> events() {
    return events;
  }

  /** Returns the ends. */
  public List<CallEnd> ends() {
    return ends;
  }

  /** Returns what each start described. */
  public List<CallInfo> calls() {
    return calls;
  }

  @Override
  public void onStart(CallInfo call) {
    calls.add(call);
    events.add("start");
  }

  @Override
  public void onAttempt(CallInfo call, AttemptInfo attempt) {
    events.add("attempt " + attempt.number());
  }

  @Override
  public void onAttemptFailed(CallInfo call, AttemptFailure failure) {
    events.add(
        "failed %d, %s"
            .formatted(
                failure.number(),
                failure.retryIn() == null ? failure.noRetryReason() : failure.retryIn()));
  }

  @Override
  public void onResponse(CallInfo call, ResponseInfo response) {
    events.add("response " + response.status());
  }

  @Override
  public void onFirstChunk(CallInfo call, String responseModel) {
    events.add("first chunk" + (responseModel == null ? "" : " of " + responseModel));
  }

  @Override
  public void onChunk(CallInfo call, Object chunk, long nanos) {
    events.add("chunk");
  }

  @Override
  public void onEnd(CallInfo call, CallEnd end) {
    events.add("end " + end.outcome());
    ends.add(end); // last: tests wait for it
  }
}
