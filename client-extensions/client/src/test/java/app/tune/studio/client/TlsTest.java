package app.tune.studio.client;

import org.junit.jupiter.api.Nested;

/** The tests of what happens to connections, over TLS. */
class TlsTest {

  @Nested
  class AbandonedStream extends AbandonedStreamTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class CallEnd extends CallEndTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Cancel extends CancelTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class CompletionStream extends CompletionStreamTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class ConnectionReuse extends ConnectionReuseTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class ConnectionReuseCases extends ConnectionReuseCasesTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Deadlines extends DeadlinesTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class FinishReason extends FinishReasonTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class MalformedHead extends MalformedHeadTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class Publish extends PublishTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class RetriesOnTheWire extends RetriesOnTheWireTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class StreamAsync extends StreamAsyncTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class StreamClocks extends StreamClocksTest {
    @Override
    boolean isTls() {
      return true;
    }
  }

  @Nested
  class UnreadableAnswers extends UnreadableAnswersTest {
    @Override
    boolean isTls() {
      return true;
    }
  }
}
