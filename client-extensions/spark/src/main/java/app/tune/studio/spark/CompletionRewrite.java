package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
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
    LogicalPlan filtered = plan instanceof Filter filter ? FilterOrder.callsLast(filter) : plan;
    List<LogicalPlan> children = new ArrayList<>();
    CollectionConverters.asJava(filtered.children()).forEach(child -> children.add(apply(child)));
    LogicalPlan node = filtered.withNewChildren(ScalaSeq.of(children));
    if (children.size() != 1) {
      return node;
    }
    CallReplacement replacement = new CallReplacement(session, children.get(0));
    LogicalPlan replaced = node.mapExpressions(replacement::of);
    if (replacement.child() == children.get(0)) {
      return node;
    }
    LogicalPlan above = replaced.withNewChildren(ScalaSeq.of(List.of(replacement.child())));
    // a filter or a sort shows what is below it, which has more columns now
    return above.output().length() == plan.output().length()
        ? above
        : new Project(ScalaSeq.of(CollectionConverters.asJava(plan.output())), above);
  }
}
