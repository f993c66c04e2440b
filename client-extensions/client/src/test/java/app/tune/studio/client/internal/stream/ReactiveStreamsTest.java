package app.tune.studio.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/**
 * Runs the verification that the Reactive Streams project publishes, which is written for TestNG,
 * and reports each of its rules as a test of its own.
 */
class ReactiveStreamsTest {

  @TestFactory
  Stream<DynamicTest> rules() {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG verification = new TestNG(false);
    verification.setVerbose(0);
    verification.setTestClasses(new Class<?>[] {ChunkPublisherVerification.class});
    verification.addListener(results);
    verification.run();
    assertThat(results.getConfigurationFailures()).isEmpty();
    List<ITestResult> all = new ArrayList<>(results.getPassedTests());
    all.addAll(results.getFailedTests());
    assertThat(all).as("rules that were verified").hasSizeGreaterThanOrEqualTo(25);
    all.addAll(results.getSkippedTests());
    return all.stream().map(ReactiveStreamsTest::reported);
  }

  private static DynamicTest reported(ITestResult result) {
    return DynamicTest.dynamicTest(
        result.getName(),
        () -> {
          Throwable why = result.getThrowable();
          if (result.getStatus() == ITestResult.SKIP) {
            throw new TestAbortedException(String.valueOf(why == null ? "" : why.getMessage()));
          }
          if (why != null) {
            throw why;
          }
        });
  }
}
