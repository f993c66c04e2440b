package app.tune.studio.batch;

import java.util.List;

/** What a run would do: its input counted and checked, its output looked at. Immutable. */
public final class BatchPlan {

  private final long items;
  private final long done;
  private final long promptCharacters;
  private final long invalid;
  private final List<InputFault> firstInvalid;

  BatchPlan(
      long items, long done, long promptCharacters, long invalid, List<InputFault> firstInvalid) {
    this.items = items;
    this.done = done;
    this.promptCharacters = promptCharacters;
    this.invalid = invalid;
    this.firstInvalid = firstInvalid;
  }

  /** {@return how many items the input has} */
  public long items() {
    return items;
  }

  /** {@return how many of them have a line in the output, which would be skipped} */
  public long done() {
    return done;
  }

  /** {@return how many of them would be sent, or written as error lines} */
  public long remaining() {
    return items - done;
  }

  /**
   * {@return how many of the remaining ones break a limit of the contract and would not be sent}
   */
  public long invalid() {
    return invalid;
  }

  /**
   * {@return the first few of these, 20 at most: the line, the member of the request, its limit and
   * the value; of each member no more than three, so that others are seen too}
   */
  public List<InputFault> firstInvalid() {
    return firstInvalid;
  }

  /** {@return the characters of the remaining prompts; English has about four for each token} */
  public long promptCharacters() {
    return promptCharacters;
  }
}
