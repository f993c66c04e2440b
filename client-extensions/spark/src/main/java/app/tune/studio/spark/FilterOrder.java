package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Nondeterministic;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Filters rows by what costs nothing before they are completed. Spark does not do so by itself,
 * since a call is not deterministic.
 */
final class FilterOrder {

  private FilterOrder() {}

  /** Returns a plan of the same rows, which applies conditions below calls where it can. */
  static LogicalPlan callsLast(Filter filter) {
    if (CallReplacement.hasCall(filter.condition())) {
      Split split = Split.of(filter, FilterOrder::isFree);
      return filtered(split.others(), filtered(split.chosen(), filter.child()));
    }
    return filter.child() instanceof Project project && isRowByRow(project)
        ? pushed(filter, project)
        : filter;
  }

  /** Moves conditions below calls that they do not depend on. */
  private static LogicalPlan pushed(Filter filter, Project project) {
    Map<ExprId, Expression> values = new HashMap<>();
    for (NamedExpression column : CollectionConverters.asJava(project.projectList())) {
      Expression value = column instanceof Alias alias ? alias.child() : (Expression) column;
      if (isFree(value)) {
        values.put(column.exprId(), value);
      }
    }
    Split split =
        Split.of(
            filter,
            condition ->
                isFree(condition)
                    && CollectionConverters.asJava(condition.references().toSeq()).stream()
                        .allMatch(column -> values.containsKey(column.exprId())));
    if (split.chosen().isEmpty()) {
      return filter;
    }
    List<Expression> below =
        split.chosen().stream().map(condition -> resolved(condition, values)).toList();
    LogicalPlan completed =
        project.withNewChildren(ScalaSeq.of(List.of(filtered(below, project.child()))));
    return filtered(split.others(), completed);
  }

  private static Expression resolved(Expression condition, Map<ExprId, Expression> values) {
    if (condition instanceof Attribute column) {
      return values.getOrDefault(column.exprId(), column);
    }
    List<Expression> parts = CollectionConverters.asJava(condition.children());
    return condition.withNewChildren(
        ScalaSeq.of(parts.stream().map(part -> resolved(part, values)).toList()));
  }

  /** Returns whether there are calls, and nothing whose value depends on the rows before. */
  private static boolean isRowByRow(Project project) {
    List<NamedExpression> columns = CollectionConverters.asJava(project.projectList());
    return columns.stream().anyMatch(column -> CallReplacement.hasCall((Expression) column))
        && columns.stream().allMatch(column -> isRowByRow((Expression) column));
  }

  private static boolean isRowByRow(Expression value) {
    List<Expression> parts = CollectionConverters.asJava(value.children());
    boolean random =
        !value.deterministic()
            && (value instanceof Nondeterministic
                || value instanceof UserDefinedExpression
                || parts.stream().allMatch(Expression::deterministic));
    return (value instanceof TuneComplete || !random)
        && parts.stream().allMatch(FilterOrder::isRowByRow);
  }

  private static boolean isFree(Expression value) {
    return value.deterministic() && !CallReplacement.hasCall(value);
  }

  private static LogicalPlan filtered(List<Expression> conditions, LogicalPlan child) {
    return conditions.stream()
        .reduce(And::new)
        .<LogicalPlan>map(condition -> new Filter(condition, child))
        .orElse(child);
  }

  /** The operands of a condition's AND. */
  private record Split(List<Expression> chosen, List<Expression> others) {

    static Split of(Filter filter, Predicate<Expression> choice) {
      Split split = new Split(new ArrayList<>(), new ArrayList<>());
      conjuncts(filter.condition())
          .forEach(
              condition -> (choice.test(condition) ? split.chosen : split.others).add(condition));
      return split;
    }

    private static Stream<Expression> conjuncts(Expression condition) {
      return condition instanceof And and
          ? CollectionConverters.asJava(and.children()).stream().flatMap(Split::conjuncts)
          : Stream.of(condition);
    }
  }
}
