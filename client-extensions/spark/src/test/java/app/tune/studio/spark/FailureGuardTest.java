package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.SparkException;
import org.apache.spark.Success$;
import org.junit.jupiter.api.Test;

/** Which ends of tasks end the job. */
class FailureGuardTest {

  private static final CompletionsStoppedException STOPPED =
      new CompletionsStoppedException("wrong key", new IllegalStateException("status 401"));

  private static ExceptionFailure failure(Throwable thrown) {
    return new ExceptionFailure(thrown, ScalaSeq.of(List.of()));
  }

  @Test
  void stopReason_ofAStoppedTask_isItsMessage() {
    assertThat(FailureGuard.stopReason(failure(STOPPED))).isEqualTo("wrong key");
  }

  @Test
  void stopReason_wrappedByAWriterOfFiles_isItsMessage() {
    SparkException wrapped = new SparkException("Task failed while writing rows", STOPPED);

    assertThat(FailureGuard.stopReason(failure(wrapped))).isEqualTo("wrong key");
  }

  @Test
  void stopReason_ofAnythingElse_isNull() {
    assertThat(FailureGuard.stopReason(failure(new IllegalStateException("disk full")))).isNull();
    assertThat(FailureGuard.stopReason(Success$.MODULE$)).isNull();
  }
}
