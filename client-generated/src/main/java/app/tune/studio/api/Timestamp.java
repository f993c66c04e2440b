package app.tune.studio.api;

import feign.Param;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Expands a date-time parameter in the format of RFC 3339, with seconds even if zero. */
public final class Timestamp implements Param.Expander {

  /** Used by Feign, which creates instances by reflection. */
  public Timestamp() {}

  @Override
  public String expand(Object value) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) value);
  }
}
