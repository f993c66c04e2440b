package app.tune.studio.client;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ways to make a call, so that one table tests them all. */
enum Mode {
  CREATE {
    @Override
    TextCompletion call(TextCompletions completions, TextCompletionRequest request) {
      return completions.create(request);
    }
  },
  CREATE_ASYNC {
    @Override
    TextCompletion call(TextCompletions completions, TextCompletionRequest request) {
      return unwrapped(() -> completions.createAsync(request).get(60, TimeUnit.SECONDS));
    }
  },
  STREAM {
    @Override
    TextCompletion call(TextCompletions completions, TextCompletionRequest request) {
      try (CompletionStream stream = completions.stream(request)) {
        return stream.completion();
      }
    }
  },
  STREAM_ASYNC {
    @Override
    TextCompletion call(TextCompletions completions, TextCompletionRequest request) {
      return unwrapped(
          () -> completions.streamAsync(request, chunk -> {}).get(60, TimeUnit.SECONDS));
    }
  },
  PUBLISH {
    @Override
    TextCompletion call(TextCompletions completions, TextCompletionRequest request) {
      CompletionSubscriber subscriber = new CompletionSubscriber();
      completions.publish(request).subscribe(subscriber);
      return unwrapped(() -> subscriber.completion().get(60, TimeUnit.SECONDS));
    }
  };

  abstract TextCompletion call(TextCompletions completions, TextCompletionRequest request);

  TextCompletion call(TextCompletions completions) {
    return call(completions, TextCompletionRequest.builder().prompt("Once").build());
  }

  TextCompletion call(TuneStudioClient tune) {
    return call(tune.textCompletions());
  }

  boolean isAsync() {
    return this == CREATE_ASYNC || this == STREAM_ASYNC || this == PUBLISH;
  }

  boolean isStream() {
    return this == STREAM || this == STREAM_ASYNC || this == PUBLISH;
  }

  private interface Ended {
    TextCompletion get() throws ExecutionException, InterruptedException, TimeoutException;
  }

  private static TextCompletion unwrapped(Ended call) {
    try {
      return call.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError("not a RuntimeException", failed.getCause());
    } catch (InterruptedException | TimeoutException unexpected) {
      throw new AssertionError("the future did not end", unexpected);
    }
  }
}
