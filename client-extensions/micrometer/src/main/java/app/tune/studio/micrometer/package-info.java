/** Observations and meters of calls, by the OpenTelemetry conventions for generative AI. */
@NullMarked
package app.tune.studio.micrometer;

import org.jspecify.annotations.NullMarked;
