package app.tune.studio.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.TypeCheckResult;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A call of the SQL function. It has no value of its own: {@link CompletionRewrite} puts the
 * completions of whole partitions in its place.
 *
 * <p>Not deterministic, so that Spark never copies it into several places, each of which would pay.
 */
final class TuneComplete extends Expression implements Unevaluable {

  private static final long serialVersionUID = 1L;

  private final Seq<Expression> arguments;
  private final transient Completions completions;

  TuneComplete(Seq<Expression> arguments, Completions completions) {
    this.arguments = arguments;
    this.completions = completions;
  }

  Completions completions() {
    return completions;
  }

  /** Returns the prompt and, where they are given, the members. */
  List<Expression> arguments() {
    return CollectionConverters.asJava(arguments);
  }

  @Override
  public TypeCheckResult checkInputDataTypes() {
    List<Expression> given = arguments();
    if (!(given.get(0).dataType() instanceof StringType)) {
      return failure("prompt: must be a string, is " + given.get(0).dataType().sql());
    }
    if (given.size() > 1 && !isMembers(given.get(1).dataType())) {
      return failure(
          "members: must be a map with keys of strings or a struct, are "
              + given.get(1).dataType().sql());
    }
    return TypeCheckResult.TypeCheckSuccess$.MODULE$;
  }

  private static TypeCheckResult failure(String message) {
    return new TypeCheckResult.TypeCheckFailure(message);
  }

  private static boolean isMembers(DataType type) {
    return type instanceof StructType
        || (type instanceof MapType map && map.keyType() instanceof StringType);
  }

  @Override
  public boolean deterministic() {
    return false;
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public DataType dataType() {
    return CompletionColumn.TYPE;
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new TuneComplete(newChildren, completions);
  }

  @Override
  public Object eval(InternalRow input) {
    throw misplaced();
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    throw misplaced();
  }

  /** Returns what a query is refused with that has a call where it cannot be completed. */
  static UnsupportedOperationException misplaced() {
    return new UnsupportedOperationException(
        CompletionFunction.NAME
            + ": cannot be used here, for example in a lambda; call it in the SELECT of a subquery");
  }

  @Override
  public String prettyName() {
    return CompletionFunction.NAME;
  }

  @Override
  public String toString() {
    return sql();
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return index == 0 ? arguments : completions;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof TuneComplete;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TuneComplete that
        && arguments.equals(that.arguments)
        && completions == that.completions;
  }

  @Override
  public int hashCode() {
    return arguments.hashCode();
  }
}
