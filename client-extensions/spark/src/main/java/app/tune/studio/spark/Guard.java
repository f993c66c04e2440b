package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;

/**
 * For which rows an expression is evaluated: those that all conditions are true for. The conditions
 * are deterministic and never null.
 *
 * @param conditions checked in this order; one that does not hold keeps the others from being
 *     evaluated
 */
record Guard(List<Expression> conditions) {

  /** Holds for all rows. */
  static final Guard NONE = new Guard(List.of());

  Guard and(Expression condition) {
    List<Expression> more = new ArrayList<>(conditions);
    more.add(condition);
    return new Guard(List.copyOf(more));
  }

  /** Returns whether this one holds for no row that the other one does not hold for. */
  boolean implies(Guard other) {
    return other.conditions.stream()
        .allMatch(condition -> conditions.stream().anyMatch(condition::semanticEquals));
  }

  /** Returns the value for the rows that this holds for, and null for the others. */
  Expression restrict(Expression value) {
    return conditions.stream()
        .reduce(And::new)
        .<Expression>map(
            condition -> new If(condition, value, Literal.create(null, value.dataType())))
        .orElse(value);
  }
}
