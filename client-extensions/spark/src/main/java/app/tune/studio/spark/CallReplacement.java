package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNaN;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NaNvl;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Replaces the calls in the expressions of one operator by columns of its child, which grows by
 * them. The prompt of a call that is evaluated for some rows only is null for the others, so that
 * nothing is sent for them. Equal calls share their requests.
 */
final class CallReplacement {

  private static final String CONDITION = "__tune_condition";

  private final SparkSession session;
  private final List<Sent> sent = new ArrayList<>();
  private LogicalPlan child;

  CallReplacement(SparkSession session, LogicalPlan child) {
    this.session = session;
    this.child = child;
  }

  static boolean hasCall(Expression expression) {
    return expression.exists(part -> part instanceof TuneComplete);
  }

  /** Returns the child with all columns that were added so far. */
  LogicalPlan child() {
    return child;
  }

  /**
   * Returns the expression without its calls.
   *
   * @throws UnsupportedOperationException where it is not known which rows a call is evaluated for
   */
  Expression of(Expression expression) {
    return of(expression, Guard.NONE);
  }

  private Expression of(Expression expression, Guard guard) {
    if (!hasCall(expression)) {
      return expression;
    }
    if (expression instanceof TuneComplete call) {
      return completion(call, guard);
    }
    List<Expression> parts = CollectionConverters.asJava(expression.children());
    return expression.withNewChildren(ScalaSeq.of(parts(expression, parts, guard)));
  }

  private List<Expression> parts(Expression expression, List<Expression> parts, Guard guard) {
    if (expression instanceof If || expression instanceof CaseWhen) {
      return branches(parts, guard);
    }
    if (expression instanceof And) {
      return operands(parts.get(0), parts.get(1), Literal.FalseLiteral(), guard);
    }
    if (expression instanceof Or) {
      return operands(parts.get(0), parts.get(1), Literal.TrueLiteral(), guard);
    }
    if (expression instanceof Coalesce) {
      return alternatives(parts, IsNull::new, guard);
    }
    if (expression instanceof NaNvl) {
      return alternatives(parts, IsNaN::new, guard);
    }
    if (expression instanceof ConditionalExpression || expression instanceof LambdaFunction) {
      throw TuneComplete.misplaced();
    }
    return parts.stream().map(part -> of(part, guard)).toList();
  }

  /** Replaces in conditions and values that take turns; the value of ELSE comes last, if any. */
  private List<Expression> branches(List<Expression> parts, Guard guard) {
    List<Expression> replaced = new ArrayList<>();
    Guard reached = guard;
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      Expression condition = repeatable(of(parts.get(i), reached), reached);
      Expression holds = new EqualNullSafe(condition, Literal.TrueLiteral());
      replaced.add(condition);
      replaced.add(of(parts.get(i + 1), reached.and(holds)));
      reached = reached.and(new Not(holds));
    }
    if (replaced.size() < parts.size()) {
      replaced.add(of(parts.get(replaced.size()), reached));
    }
    return replaced;
  }

  /** Replaces in values of which each is used only where those before it are missing. */
  private List<Expression> alternatives(
      List<Expression> parts, UnaryOperator<Expression> missing, Guard guard) {
    List<Expression> replaced = new ArrayList<>();
    Guard reached = guard;
    for (Expression part : parts) {
      Expression value = repeatable(of(part, reached), reached);
      replaced.add(value);
      reached = reached.and(missing.apply(value));
    }
    return replaced;
  }

  /**
   * Replaces in the operands of AND or OR. An operand without a call comes first wherever it is
   * written: SQL leaves the order open, and only calls cost.
   */
  private List<Expression> operands(
      Expression left, Expression right, Literal decisive, Guard guard) {
    if (!hasCall(right) && right.deterministic()) {
      return List.of(of(left, guard.and(new Not(new EqualNullSafe(right, decisive)))), right);
    }
    Expression first = repeatable(of(left, guard), guard);
    Guard open = guard.and(new Not(new EqualNullSafe(first, decisive)));
    return List.of(first, of(right, open));
  }

  /** Returns the value, as a column of the child if it would differ when it is evaluated again. */
  private Expression repeatable(Expression value, Guard guard) {
    if (value.deterministic()) {
      return value;
    }
    Alias column = CompletionPlan.alias(guard.restrict(value), CONDITION);
    List<NamedExpression> columns = new ArrayList<>(CollectionConverters.asJava(child.output()));
    columns.add(column);
    child = new Project(ScalaSeq.of(columns), child);
    return column.toAttribute();
  }

  private Expression completion(TuneComplete call, Guard guard) {
    List<Expression> arguments =
        call.arguments().stream().map(argument -> of(argument, guard)).toList();
    List<Sent> equal =
        sent.stream().filter(earlier -> earlier.isOf(call.completions(), arguments)).toList();
    for (Sent earlier : equal) {
      if (guard.implies(earlier.guard())) {
        return earlier.value();
      }
    }
    if (equal.isEmpty()) {
      return send(call, arguments, guard);
    }
    // the other call sends for some of the rows
    Expression known = equal.get(equal.size() - 1).value();
    Expression more = send(call, arguments, guard.and(new IsNull(known)));
    Expression value = new Coalesce(ScalaSeq.of(List.of(known, more)));
    sent.add(new Sent(call.completions(), arguments, guard, value));
    return value;
  }

  private Expression send(TuneComplete call, List<Expression> arguments, Guard guard) {
    List<Expression> restricted = arguments.stream().map(guard::restrict).toList();
    CompletionPlan completed =
        CompletionPlan.of(
            session, child, new TuneComplete(ScalaSeq.of(restricted), call.completions()));
    child = completed.plan();
    sent.add(new Sent(call.completions(), arguments, guard, completed.completion()));
    return completed.completion();
  }

  /**
   * A call that was replaced.
   *
   * @param guard the rows that it was sent for, at least
   * @param value its completions for these rows
   */
  private record Sent(
      Completions completions, List<Expression> arguments, Guard guard, Expression value) {

    boolean isOf(Completions others, List<Expression> otherArguments) {
      if (completions != others || arguments.size() != otherArguments.size()) {
        return false;
      }
      for (int i = 0; i < arguments.size(); i++) {
        if (!arguments.get(i).semanticEquals(otherArguments.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
