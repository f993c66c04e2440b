package app.tune.studio.batch.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdSetTest {

  private static final int MANY = 300_000;

  private final IdSet ids = new IdSet();

  @Test
  void mark_ofManyIds_knowsEachAndNoOther() {
    for (int i = 0; i < MANY; i++) {
      assertThat(ids.mark("id" + i, i % 3 == 0 ? IdSet.RESULT : IdSet.INPUT)).isZero();
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(ids.marks("id" + i)).isEqualTo(i % 3 == 0 ? IdSet.RESULT : IdSet.INPUT);
      assertThat(ids.marks("other" + i)).isZero();
    }
  }

  @Test
  void mark_withBothMarks_keepsThem() {
    assertThat(ids.mark("a", IdSet.INPUT)).isZero();
    assertThat(ids.mark("a", IdSet.RESULT)).isEqualTo(IdSet.INPUT);
    assertThat(ids.mark("a", IdSet.INPUT)).isEqualTo(IdSet.INPUT | IdSet.RESULT);
    assertThat(ids.marks("a")).isEqualTo(IdSet.INPUT | IdSet.RESULT);
  }
}
