package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Moves the calls of the SQL function below the operator that has them, into one that completes
 * whole partitions: with a window of requests, as the transformation does.
 */
final class CompletionRewrite extends Rule<LogicalPlan> {

  private final SparkSession session;

  CompletionRewrite(SparkSession session) {
    this.session = session;
  }

  /** Adds the rule to a session that does not have it. */
  static void install(SparkSession session) {
    var rules = CollectionConverters.asJava(session.experimental().extraOptimizations());
    if (rules.stream().noneMatch(CompletionRewrite.class::isInstance)) {
      List<Rule<LogicalPlan>> more = new ArrayList<>(rules);
      more.add(new CompletionRewrite(session));
      session.experimental().extraOptimizations_$eq(ScalaSeq.of(more));
    }
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    List<LogicalPlan> children = new ArrayList<>();
    CollectionConverters.asJava(plan.children()).forEach(child -> children.add(apply(child)));
    LogicalPlan node = plan.withNewChildren(ScalaSeq.of(children));
    if (children.size() != 1) {
      return node;
    }
    Replacement replacement = new Replacement(children.get(0));
    LogicalPlan replaced = node.mapExpressions(replacement::of);
    if (replacement.child == children.get(0)) {
      return node;
    }
    LogicalPlan above = replaced.withNewChildren(ScalaSeq.of(List.of(replacement.child)));
    // a filter or a sort shows what is below it, which has more columns now
    return above.output().length() == plan.output().length()
        ? above
        : new Project(ScalaSeq.of(CollectionConverters.asJava(plan.output())), above);
  }

  /** The child of one operator, which grows by a column with each call. */
  private final class Replacement {

    private LogicalPlan child;

    Replacement(LogicalPlan child) {
      this.child = child;
    }

    Expression of(Expression expression) {
      if (expression instanceof TuneComplete call) {
        CompletionPlan completed = CompletionPlan.of(session, child, call);
        child = completed.plan();
        return completed.completion();
      }
      List<Expression> children = new ArrayList<>();
      boolean changed = false;
      for (Expression part : CollectionConverters.asJava(expression.children())) {
        Expression replaced = of(part);
        changed |= replaced != part;
        children.add(replaced);
      }
      return changed ? expression.withNewChildren(ScalaSeq.of(children)) : expression;
    }
  }
}
