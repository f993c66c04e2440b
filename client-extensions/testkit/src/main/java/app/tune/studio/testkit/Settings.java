package app.tune.studio.testkit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server was told before it started. */
record Settings(
    int port,
    String path,
    @Nullable String apiKey,
    @Nullable String organization,
    List<String> models,
    @Nullable Long seed,
    Duration delayPerToken,
    int contextLength,
    int maxBodyBytes) {}
