package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs between two versions of one thing.
 *
 * @param breaking whether somebody who used the old one may have to change something
 * @param report the differences, to be read by people
 */
record Changes(boolean breaking, String report) {

  /** Fails if something breaks that the next version's number does not declare. */
  void assertDeclared(String what, Release last, Release next) {
    assertThat(breaking && !next.mayBreak(last))
        .as(
            "%s %s breaks what %s promised; undo it, or declare it by the version %s%n%s",
            what, next, last, last.nextThatMayBreak(), report)
        .isFalse();
  }
}
