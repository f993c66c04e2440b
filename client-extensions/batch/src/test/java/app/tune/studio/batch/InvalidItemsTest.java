package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidItemsTest {

  private final InvalidItems invalid = new InvalidItems();

  private void add(long line, String message) {
    BatchItem item = new BatchItem("id" + line, line, request -> {});
    invalid.add(item, new IllegalArgumentException(message));
  }

  @Test
  void first_ofOneMemberMany_leavesRoomForAnother() {
    for (int line = 1; line <= 1000; line++) {
      add(line, "stop[" + line + "]: must not be null");
    }
    add(1001, "n: must be at least 1, was 0");

    assertThat(invalid.count()).isEqualTo(1001);
    assertThat(invalid.first())
        .extracting(InputFault::toString)
        .containsExactly(
            "line 1: stop[1]: must not be null",
            "line 2: stop[2]: must not be null",
            "line 3: stop[3]: must not be null",
            "line 1001: n: must be at least 1, was 0");
  }

  @Test
  void first_ofManyMembers_isBounded() {
    for (int line = 1; line <= 1000; line++) {
      add(line, "member" + line + ": must be a finite number, was NaN");
    }

    assertThat(invalid.first()).hasSize(20);
  }

  @Test
  void first_ofAnItemThatComesFromNoFile_hasItsId() {
    add(0, "prompt: is required");

    assertThat(invalid.first())
        .extracting(InputFault::toString)
        .containsExactly("id0: prompt: is required");
  }
}
