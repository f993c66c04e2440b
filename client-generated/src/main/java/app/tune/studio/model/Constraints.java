package app.tune.studio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a request member, checked when the request is built. {@link #each} applies the
 * following limits to the elements of a list or the values of a map. Null violates no limit but
 * that of presence.
 */
final class Constraints {
  private final ValuePath path;
  private final @Nullable Object value;
  private final Limits limits = new Limits();
  private @Nullable List<Limits> below;

  private Constraints(String name, @Nullable Object value) {
    this.path = ValuePath.of(name);
    this.value = value;
  }

  /** Starts the limits of a member, given its wire name. */
  static Constraints on(String name, @Nullable Object value) {
    return new Constraints(name, value);
  }

  /** Applies the following limits to the elements. */
  Constraints each() {
    below = below == null ? new ArrayList<>() : below;
    below.add(new Limits());
    return this;
  }

  Constraints required() {
    return missing("is required");
  }

  Constraints present() {
    return missing("must not be null");
  }

  Constraints finite() {
    level(depth()).requireFinite();
    return this;
  }

  Constraints above(String limit) {
    return limit("greater than ", limit, it -> compare(it, limit) > 0);
  }

  Constraints atLeast(String limit) {
    return limit("at least ", limit, it -> compare(it, limit) >= 0);
  }

  Constraints below(String limit) {
    return limit("less than ", limit, it -> compare(it, limit) < 0);
  }

  Constraints atMost(String limit) {
    return limit("at most ", limit, it -> compare(it, limit) <= 0);
  }

  Constraints multipleOf(String step) {
    return limit(
        "a multiple of ", step, it -> decimal(it).remainder(new BigDecimal(step)).signum() == 0);
  }

  Constraints sizeAtLeast(int limit) {
    return limit("of size ", limit + " or more", it -> Limits.size(it) >= limit);
  }

  Constraints sizeAtMost(int limit) {
    return limit("of size ", limit + " or less", it -> Limits.size(it) <= limit);
  }

  Constraints matching(String regex) {
    return limit(
        "of the form ", regex, it -> EcmaPattern.compile(regex).matcher(it.toString()).find());
  }

  /**
   * Checks all limits.
   *
   * @throws IllegalArgumentException with the member or element, the limits and the value
   */
  void check() {
    check(path, value, 0);
  }

  private void check(ValuePath at, @Nullable Object value, int depth) {
    level(depth).check(at, value);
    if (depth < depth()) {
      at.forEachElement(value, (element, its) -> check(element, its, depth + 1));
    }
  }

  private Constraints missing(String message) {
    level(depth()).requirePresent(message);
    return this;
  }

  private Constraints limit(String relation, Object bound, Limits.Test test) {
    level(depth()).add(relation, bound, test);
    return this;
  }

  private int depth() {
    return below == null ? 0 : below.size();
  }

  private Limits level(int depth) {
    return below == null || depth == 0 ? limits : below.get(depth - 1);
  }

  private static int compare(Object number, String limit) {
    return decimal(number).compareTo(new BigDecimal(limit));
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }
}
