package app.tune.studio.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.schema.ChangedNumericRange;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Compares two versions of the contract. */
final class ContractComparison {

  /** Off by default: limits of texts in requests. */
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.request.max.length.decreased", "true")
          .configProperty("incompatible.request.min.length.increased", "true")
          .build();

  private ContractComparison() {}

  static Changes between(String oldContract, String newContract) {
    ChangedOpenApi changes =
        OpenApiCompare.fromContents(oldContract, newContract, List.of(), OPTIONS);
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    new MarkdownRender().render(changes, new OutputStreamWriter(report, StandardCharsets.UTF_8));
    return new Changes(
        changes.isIncompatible() || breaksCode(changes), report.toString(StandardCharsets.UTF_8));
  }

  /**
   * Finds what is a break for us beyond openapi-diff's rules: an optional field that goes is fine
   * on the wire, but the code that names it no longer compiles; and openapi-diff compares limits as
   * whole numbers.
   */
  private static boolean breaksCode(@Nullable Changed change) {
    if (change instanceof ChangedSchema schema && !schema.getMissingProperties().isEmpty()) {
      return true;
    }
    if (change instanceof ChangedNumericRange range) {
      return range.getContext().isRequest() && RequestLimits.narrowed(range);
    }
    return change instanceof ComposedChanged composed
        && composed.getChangedElements().stream().anyMatch(ContractComparison::breaksCode);
  }
}
