package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A plan whose rows have their completions.
 *
 * @param plan the plan below, with the attributes that it had and one more
 * @param completion that one
 */
record CompletionPlan(LogicalPlan plan, Attribute completion) {

  private static final String ARGUMENT = "__tune_argument_";
  private static final String COMPLETION = "__tune_completion";

  static CompletionPlan of(SparkSession session, LogicalPlan child, TuneComplete call) {
    List<Attribute> passed = CollectionConverters.asJava(child.output());
    List<NamedExpression> columns = new ArrayList<>(passed);
    for (Expression argument : call.arguments()) {
      columns.add(alias(argument, ARGUMENT + columns.size()));
    }
    Project input = new Project(ScalaSeq.of(columns), child);

    // Spark makes the plan of the transformation over an empty relation, in whose place the input
    // is put
    LocalRelation stub =
        new LocalRelation(input.output(), ScalaSeq.of(List.of()), false, Option.empty());
    Dataset<Row> rows = Dataset.ofRows(session, stub);
    StructType schema = rows.schema();
    LogicalPlan completed =
        rows.mapPartitions(
                call.completions()
                    .argumentFunction(
                        session.sparkContext(), passed.size(), call.arguments().size() > 1),
                Encoders.row(schema.add(COMPLETION, CompletionColumn.TYPE, true)))
            .queryExecution()
            .analyzed();
    return named(replaceStub(completed, input), passed);
  }

  /** Gives columns that were passed through their metadata, which the watermark is part of. */
  static org.apache.spark.sql.Dataset<Row> withMetadata(
      org.apache.spark.sql.Dataset<Row> completed, StructType passed) {
    boolean any =
        Arrays.stream(passed.fields())
            .anyMatch(field -> !Metadata.empty().equals(field.metadata()));
    if (!any || !(completed instanceof Dataset<Row> rows)) {
      return completed;
    }
    LogicalPlan plan = rows.queryExecution().analyzed();
    List<Attribute> output = CollectionConverters.asJava(plan.output());
    List<NamedExpression> columns = new ArrayList<>(output);
    for (int i = 0; i < passed.length(); i++) {
      Metadata metadata = passed.fields()[i].metadata();
      columns.set(
          i,
          new Alias(
              output.get(i),
              output.get(i).name(),
              NamedExpression.newExprId(),
              ScalaSeq.of(List.of()),
              Option.apply(metadata),
              ScalaSeq.of(List.of())));
    }
    return Dataset.ofRows(rows.sparkSession(), new Project(ScalaSeq.of(columns), plan));
  }

  /** Gives the columns that were passed through the names and ids that they had. */
  private static CompletionPlan named(LogicalPlan completed, List<Attribute> passed) {
    List<Attribute> output = CollectionConverters.asJava(completed.output());
    List<NamedExpression> columns = new ArrayList<>();
    for (int i = 0; i < passed.size(); i++) {
      Attribute was = passed.get(i);
      columns.add(
          new Alias(
              output.get(i),
              was.name(),
              was.exprId(),
              was.qualifier(),
              Option.apply(was.metadata()),
              ScalaSeq.of(List.of())));
    }
    Attribute completion = output.get(output.size() - 1);
    columns.add(completion);
    return new CompletionPlan(new Project(ScalaSeq.of(columns), completed), completion);
  }

  /** Names a value. */
  static Alias alias(Expression value, String name) {
    return new Alias(
        value,
        name,
        NamedExpression.newExprId(),
        ScalaSeq.of(List.of()),
        Option.empty(),
        ScalaSeq.of(List.of()));
  }

  private static LogicalPlan replaceStub(LogicalPlan plan, LogicalPlan input) {
    if (plan instanceof LocalRelation) {
      return input;
    }
    List<LogicalPlan> children = new ArrayList<>();
    CollectionConverters.asJava(plan.children())
        .forEach(child -> children.add(replaceStub(child, input)));
    return plan.withNewChildren(ScalaSeq.of(children));
  }
}
