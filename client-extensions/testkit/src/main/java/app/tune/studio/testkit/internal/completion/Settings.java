package app.tune.studio.testkit.internal.completion;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a server. */
public record Settings(
    int port,
    String path,
    @Nullable String apiKey,
    @Nullable String organization,
    List<String> models,
    @Nullable Long seed,
    Duration delayPerToken,
    int contextLength,
    int maxBodyBytes) {}
