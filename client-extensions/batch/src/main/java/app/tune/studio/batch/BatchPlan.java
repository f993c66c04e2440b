package app.tune.studio.batch;

/** What a run would do: its input counted and checked, its output looked at. Immutable. */
public final class BatchPlan {

  private final long items;
  private final long done;
  private final long promptCharacters;
  private final long invalid;

  BatchPlan(long items, long done, long promptCharacters, long invalid) {
    this.items = items;
    this.done = done;
    this.promptCharacters = promptCharacters;
    this.invalid = invalid;
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

  /** {@return the characters of the remaining prompts; English has about four for each token} */
  public long promptCharacters() {
    return promptCharacters;
  }
}
